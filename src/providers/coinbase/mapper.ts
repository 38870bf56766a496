import type { Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { Ticker } from "./schemas.ts";

/** The neutral tick, or `null` for a product that is not ours. A time that cannot be read is left to the gate. */
export function tickOf(ticker: Ticker, pairs: Pairs): Tick | null {
  const pair = pairs.get(ticker.product_id);
  if (pair === undefined) return null;
  return {
    venue: "coinbase",
    asset: pair.asset,
    quote: pair.quote,
    price: ticker.price,
    open24h: ticker.open_24h ?? null,
    at: Date.parse(ticker.time),
  };
}
