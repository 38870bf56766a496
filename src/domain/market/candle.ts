export const CANDLE_INTERVALS = ["1m", "1h", "1d"] as const;
export type CandleInterval = (typeof CANDLE_INTERVALS)[number];

/** Length in ms. Candles are cut in UTC, where every day has 24 hours. */
export const INTERVAL_MS: Readonly<Record<CandleInterval, number>> = {
  "1m": 60_000,
  "1h": 3_600_000,
  "1d": 86_400_000,
};

/** How long a candle's close stands for the price over a gap (conventions 6.1). */
export const CARRY_MS = 7 * 86_400_000;

/** A carried close is called stale after two intervals without another. */
export const isCarriedStale = (interval: CandleInterval, closedAt: number, at: number): boolean =>
  at - closedAt > 2 * INTERVAL_MS[interval];
