import { z } from "zod";

/** Kraken's second WebSocket API, loosely: only what is read is named. Numbers are JSON numbers, symbols `BTC/USD`. */

/** An entry of the channel `ticker`; `change` is the last price less that of 24 hours before. */
export const Ticker = z.looseObject({
  symbol: z.string(),
  last: z.number(),
  change: z.number().optional(),
  /** RFC 3339 with microseconds. */
  timestamp: z.string(),
});
export type Ticker = z.infer<typeof Ticker>;

/** The answer to a request; one a pair. */
export const Reply = z.looseObject({
  method: z.string().optional(),
  success: z.boolean().optional(),
  error: z.string().optional(),
  symbol: z.string().optional(),
});

/** Sent at the beginning and when it changes: online, cancel_only, post_only, limit_only, maintenance. */
export const Status = z.looseObject({ data: z.array(z.looseObject({ system: z.string() })) });
