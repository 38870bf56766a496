import { eight, priceText, volumeText } from "../market/format.ts";
import type { Pair } from "../market/market.ts";
import type { Quotes } from "../market/quotes.ts";
import { candle } from "./candles.ts";
import { isInterval } from "./intervals.ts";

/** What a stream's name asks for. A name that is none of these is accepted and never delivers, as at the exchange. */
export type Stream =
  | { kind: "miniTicker"; symbol: string }
  | { kind: "allMiniTickers" }
  | { kind: "kline"; symbol: string; interval: string };

export function parseStream(name: string): Stream | null {
  if (name === "!miniTicker@arr") return { kind: "allMiniTickers" };
  const [, symbol, what, interval] = /^([a-z0-9]+)@(miniTicker|kline_(\w+))$/.exec(name) ?? [];
  if (symbol === undefined || what === undefined) return null;
  if (what === "miniTicker") return { kind: "miniTicker", symbol: symbol.toUpperCase() };
  return interval !== undefined && isInterval(interval)
    ? { kind: "kline", symbol: symbol.toUpperCase(), interval }
    : null;
}

export function miniTicker(quotes: Quotes, pair: Pair, now: number) {
  const { profile } = pair;
  const day = quotes.stretchUntil(pair, Math.floor(now / 1000) - 86_400, now);
  return {
    e: "24hrMiniTicker" as const,
    E: now,
    s: profile.symbol,
    c: priceText(profile, day.close),
    o: priceText(profile, day.open),
    h: priceText(profile, day.high),
    l: priceText(profile, day.low),
    v: volumeText(profile, day.volume),
    q: eight(day.turnover),
  };
}

export type MiniTicker = ReturnType<typeof miniTicker>;

/** A frame of `<symbol>@kline_<interval>`; `closed` is the last one of its candle. */
export function klineEvent(
  quotes: Quotes,
  pair: Pair,
  interval: string,
  openTime: number,
  now: number,
  closed: boolean,
) {
  const { profile } = pair;
  const { closeTime, stretch, takerBuy } = candle(quotes, pair, interval, openTime, now);
  const first = quotes.market.tradesBefore(pair, openTime / 1000);
  const traded = stretch.trades > 0;
  return {
    e: "kline" as const,
    E: now,
    s: profile.symbol,
    k: {
      t: openTime,
      T: closeTime,
      s: profile.symbol,
      i: interval,
      f: traded ? first : -1,
      L: traded ? first + stretch.trades - 1 : -1,
      o: priceText(profile, stretch.open),
      c: priceText(profile, stretch.close),
      h: priceText(profile, stretch.high),
      l: priceText(profile, stretch.low),
      v: volumeText(profile, stretch.volume),
      n: stretch.trades,
      x: closed,
      q: eight(stretch.turnover),
      V: volumeText(profile, takerBuy),
      Q: eight(stretch.volume === 0 ? 0 : (stretch.turnover * takerBuy) / stretch.volume),
      B: "0",
    },
  };
}

export type KlineEvent = ReturnType<typeof klineEvent>;
