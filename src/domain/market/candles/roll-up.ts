import { decimal, toAmount } from "../../money/amount.ts";
import { Decimal } from "../../money/decimal.ts";
import type { Bar } from "./bar.ts";

/** The finer kind that a coarser one is rolled up from, and how many of it make one. */
export const ROLLED_UP = {
  "5m": { of: "1m", count: 5 },
  "15m": { of: "1m", count: 15 },
  "4h": { of: "1h", count: 4 },
  "1w": { of: "1d", count: 7 },
} as const;

/** Weeks begin on Monday: the first after 1970-01-01, a Thursday, was the 5th. */
const MONDAY_MS = 4 * 86_400_000;

/** When the bar that contains `time` opened, of bars of this length; seven days are weeks and begin on Mondays. */
export function rolledOpen(lengthMs: number, time: number): number {
  const origin = lengthMs === 7 * 86_400_000 ? MONDAY_MS : 0;
  return Math.floor((time - origin) / lengthMs) * lengthMs + origin;
}

/**
 * Coarser candles of finer ones in order of time, as the exchange makes its own: first open, highest high, lowest low, last
 * close, volumes added up. A candle of which only a part was traded is that part; one of which nothing was is missing.
 */
export function rollUp(bars: readonly Bar[], lengthMs: number): Bar[] {
  const groups = Map.groupBy(bars, ({ openTime }) => rolledOpen(lengthMs, openTime));
  return [...groups].flatMap(([openTime, parts]) => {
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return [];
    return {
      openTime,
      open: first.open,
      high: toAmount(Decimal.max(...parts.map(({ high }) => decimal(high)))),
      low: toAmount(Decimal.min(...parts.map(({ low }) => decimal(low)))),
      close: last.close,
      volume: toAmount(parts.reduce((sum, { volume }) => sum.plus(decimal(volume)), new Decimal(0))),
    };
  });
}
