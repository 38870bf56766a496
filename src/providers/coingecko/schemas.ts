import { z } from "zod";

/** CoinGecko's shapes, loosely. Source: its OpenAPI file of 2026-06-22; nearly any value may be null. */

/** An entry of `GET /simple/price`; a coin without a price is `{}` or has nulls, an unknown one is left out. */
export const SimplePrice = z.looseObject({
  usd: z.number().nullish(),
  /** Percent. */
  usd_24h_change: z.number().nullish(),
  /** Seconds. */
  last_updated_at: z.number().nullish(),
});
export type SimplePrice = z.infer<typeof SimplePrice>;

/** Errors come as `{status: {error_code, error_message}}`, `{error_code, status}` or `{error}`; once as plain text. */
export const Refusal = z.looseObject({
  error: z.string().optional(),
  error_code: z.number().optional(),
  status: z.looseObject({ error_code: z.number().optional(), error_message: z.string().optional() }).optional(),
});
