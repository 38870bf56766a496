import type { AssetId } from "../../domain/ids.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { z } from "zod";
import type { MiniTicker, Ticker24h } from "./schemas.ts";

/** What a symbol of the venue means here. */
export interface Pair {
  readonly symbol: string;
  readonly asset: AssetId;
  readonly quote: AssetId;
}

/** The neutral tick, or `null` for a symbol that is not ours. */
export function tickOfMini(ticker: MiniTicker, pairs: ReadonlyMap<string, Pair>): Tick | null {
  return toTick(ticker.s, ticker.c, ticker.o, ticker.E, pairs);
}

export function tickOf24h(ticker: z.infer<typeof Ticker24h>, pairs: ReadonlyMap<string, Pair>): Tick | null {
  return toTick(ticker.symbol, ticker.lastPrice, ticker.openPrice, ticker.closeTime, pairs);
}

function toTick(
  symbol: string,
  price: string,
  open24h: string | undefined,
  at: number,
  pairs: ReadonlyMap<string, Pair>,
): Tick | null {
  const pair = pairs.get(symbol);
  if (pair === undefined) return null;
  return { venue: "binance", asset: pair.asset, quote: pair.quote, price, open24h: open24h ?? null, at };
}
