import { eight, priceText, volumeText } from "../market/format.ts";
import type { Pair, Stretch } from "../market/market.ts";
import type { Quotes } from "../market/quotes.ts";
import { hash } from "../market/random.ts";
import { shiftOpen } from "./intervals.ts";

/** A candle in the exchange's words; `takerBuy` in steps of the quantity. */
export interface Candle {
  pair: Pair;
  openTime: number;
  closeTime: number;
  stretch: Stretch;
  takerBuy: number;
}

/** The candle that opens at `openTime`, as far as it has come by `now`. */
export function candle(quotes: Quotes, pair: Pair, interval: string, openTime: number, now: number): Candle {
  const end = shiftOpen(interval, openTime, 1);
  const from = openTime / 1000;
  const stretch = now >= end ? quotes.stretch(pair, from, end / 1000) : quotes.stretchUntil(pair, from, now);
  // Buyers take a little more than half when the price rises.
  const chance = (hash(from, stretch.volume) / 2 ** 32 - 0.5) * 0.2;
  const lean = stretch.close > stretch.open ? 0.05 : -0.05;
  return {
    pair,
    openTime,
    closeTime: end - 1,
    stretch,
    takerBuy: Math.round(stretch.volume * (0.5 + chance + lean)),
  };
}

/** A row of `/api/v3/klines`. */
export function klineRow({ pair: { profile }, openTime, closeTime, stretch, takerBuy }: Candle): unknown[] {
  return [
    openTime,
    priceText(profile, stretch.open),
    priceText(profile, stretch.high),
    priceText(profile, stretch.low),
    priceText(profile, stretch.close),
    volumeText(profile, stretch.volume),
    closeTime,
    eight(stretch.turnover),
    stretch.trades,
    volumeText(profile, takerBuy),
    eight(stretch.volume === 0 ? 0 : (stretch.turnover * takerBuy) / stretch.volume),
    "0",
  ];
}
