import { z } from "zod";

/**
 * Binance's shapes, loosely: only what is read is named, all else may come and go. Source: binance-spot-api-docs of 2026-07-21
 * and recorded frames. Prices stay text; the gate judges them.
 */

/** `<symbol>@miniTicker`, once a second while it changes. `c` last price, `o` price 24 h before, `E` the event's time. */
export const MiniTicker = z.looseObject({
  e: z.literal("24hrMiniTicker"),
  E: z.number(),
  s: z.string(),
  c: z.string(),
  o: z.string().optional(),
});
export type MiniTicker = z.infer<typeof MiniTicker>;

/** `<symbol>@kline_<interval>`; `k.x` is true exactly once, with the candle's last update. */
export const Kline = z.looseObject({
  e: z.literal("kline"),
  E: z.number(),
  s: z.string(),
  k: z.looseObject({
    t: z.number(),
    i: z.string(),
    o: z.string(),
    h: z.string(),
    l: z.string(),
    c: z.string(),
    v: z.string(),
    x: z.boolean(),
  }),
});
export type Kline = z.infer<typeof Kline>;

/** A reply to a control message. Success is `result: null`; errors come bare or wrapped. */
export const ControlReply = z.union([
  z.looseObject({ result: z.unknown(), id: z.unknown() }).refine((reply) => "result" in reply),
  z.looseObject({ code: z.number(), msg: z.string() }),
  z.looseObject({ error: z.looseObject({ code: z.number(), msg: z.string() }) }),
]);

/** `GET /api/v3/ticker/24hr?type=MINI`. */
export const Ticker24h = z.looseObject({
  symbol: z.string(),
  lastPrice: z.string(),
  openPrice: z.string().optional(),
  closeTime: z.number(),
});
