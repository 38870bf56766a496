import type { Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { z } from "zod";
import type { MiniTicker, Ticker24h } from "./schemas.ts";

/** The neutral tick, or `null` for a symbol that is not ours. */
export function tickOfMini(ticker: MiniTicker, pairs: Pairs): Tick | null {
  return toTick(ticker.s, ticker.c, ticker.o, ticker.E, pairs);
}

export function tickOf24h(ticker: z.infer<typeof Ticker24h>, pairs: Pairs): Tick | null {
  return toTick(ticker.symbol, ticker.lastPrice, ticker.openPrice, ticker.closeTime, pairs);
}

function toTick(symbol: string, price: string, open24h: string | undefined, at: number, pairs: Pairs): Tick | null {
  const pair = pairs.get(symbol);
  if (pair === undefined) return null;
  return { venue: "binance", asset: pair.asset, quote: pair.quote, price, open24h: open24h ?? null, at };
}
