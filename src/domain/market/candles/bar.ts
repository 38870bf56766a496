import type { CandleInterval } from "../candle.ts";
import { INTERVAL_MS } from "../candle.ts";

/** A candle as the venue gave it: canonical decimal texts, `volume` in the coin. */
export interface Bar {
  readonly openTime: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

/** Opening times, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `missing`: the venue has none there; `invalid`: what it gave cannot be a candle; `no_rate`: it cannot be converted. */
export type GapReason = "missing" | "invalid" | "no_rate";

export interface Gap extends Span {
  readonly reason: GapReason;
}

/** Candles of one kind are kept so long; days for ever. */
export const KEPT_MS: Readonly<Record<CandleInterval, number>> = {
  "1m": 7 * 86_400_000,
  "1h": 730 * 86_400_000,
  "1d": Number.POSITIVE_INFINITY,
};

/** When the candle that contains `time` opened. */
export const openOf = (interval: CandleInterval, time: number): number =>
  Math.floor(time / INTERVAL_MS[interval]) * INTERVAL_MS[interval];

/** The first opening time that is kept. */
export const keptFrom = (interval: CandleInterval, now: number): number =>
  Math.max(0, openOf(interval, now - KEPT_MS[interval]));
