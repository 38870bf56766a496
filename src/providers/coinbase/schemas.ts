import { z } from "zod";

/** Coinbase Exchange's shapes, loosely: only what is read is named. Source: its documentation and recorded frames. */

/** Of the channels `ticker` and `ticker_batch`. */
export const Ticker = z.looseObject({
  type: z.literal("ticker"),
  product_id: z.string(),
  price: z.string(),
  open_24h: z.string().optional(),
  /** RFC 3339 with microseconds. */
  time: z.string(),
});
export type Ticker = z.infer<typeof Ticker>;

export const Refusal = z.looseObject({ type: z.literal("error"), message: z.string(), reason: z.string().optional() });
