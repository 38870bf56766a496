/** Lengths of the exchange's candles in milliseconds; months are counted by the calendar. */
const LENGTHS: Record<string, number> = {
  "1s": 1000,
  "1m": 60_000,
  "3m": 180_000,
  "5m": 300_000,
  "15m": 900_000,
  "30m": 1_800_000,
  "1h": 3_600_000,
  "2h": 7_200_000,
  "4h": 14_400_000,
  "6h": 21_600_000,
  "8h": 28_800_000,
  "12h": 43_200_000,
  "1d": 86_400_000,
  "3d": 259_200_000,
  "1w": 604_800_000,
};

/** Weeks begin on Monday; the first one after 1970-01-01 (a Thursday) on the 5th. */
const MONDAY = 4 * 86_400_000;

export const isInterval = (interval: string): boolean => interval === "1M" || interval in LENGTHS;

/** When the candle that contains `time` opened. */
export function openOf(interval: string, time: number): number {
  if (interval === "1M") {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  }
  const length = LENGTHS[interval];
  if (length === undefined) throw new RangeError(`No such interval: ${interval}`);
  const origin = interval === "1w" ? MONDAY : 0;
  return Math.floor((time - origin) / length) * length + origin;
}

/** When the candle after the one that opened at `open` opens; with `steps`, one further on or (negative) back. */
export function shiftOpen(interval: string, open: number, steps: number): number {
  if (interval === "1M") {
    const date = new Date(open);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + steps, 1);
  }
  return open + steps * (LENGTHS[interval] as number);
}
