import type { Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import { decimal, toSigned } from "../../domain/money/amount.ts";
import { numberText } from "../number-text.ts";
import type { Ticker } from "./schemas.ts";

/** The neutral tick, or `null` for a pair that is not ours. A time that cannot be read is left to the gate. */
export function tickOf(ticker: Ticker, pairs: Pairs): Tick | null {
  const pair = pairs.get(ticker.symbol);
  if (pair === undefined) return null;
  const price = numberText(ticker.last);
  const open24h =
    ticker.change === undefined ? null : toSigned(decimal(price).minus(decimal(numberText(ticker.change))));
  return { venue: "kraken", asset: pair.asset, quote: pair.quote, price, open24h, at: Date.parse(ticker.timestamp) };
}
