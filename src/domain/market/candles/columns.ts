import { rolledOpen } from "./roll-up.ts";

/** Closed candles as columns of figures, oldest first, for what is computed and drawn. Amounts never come from here. */
export interface Columns {
  /** Opening times, ms. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

const NAMES = ["time", "open", "high", "low", "close", "volume"] as const;

/** A stored candle, its columns in the order of `NAMES`. */
export type CandleRow = readonly [
  openTime: number,
  open: string,
  high: string,
  low: string,
  close: string,
  volume: string,
];

const made = (column: (index: number) => Float64Array): Columns =>
  Object.fromEntries(NAMES.map((name, index) => [name, column(index)])) as unknown as Columns;

export const NO_COLUMNS: Columns = made(() => new Float64Array());

export const columnsOf = (rows: readonly CandleRow[]): Columns =>
  made((index) => {
    const column = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) column[i] = Number((rows[i] as CandleRow)[index]);
    return column;
  });

export function joined(before: Columns, after: Columns): Columns {
  if (after.time.length === 0) return before;
  return made((index) => {
    const name = NAMES[index] as keyof Columns;
    const column = new Float64Array(before.time.length + after.time.length);
    column.set(before[name]);
    column.set(after[name], before.time.length);
    return column;
  });
}

/** Bars `start` up to, not including, `stop`; the figures stay where they are. */
export const part = (columns: Columns, start: number, stop: number): Columns =>
  made((index) => columns[NAMES[index] as keyof Columns].subarray(start, stop));

/** Index of the first bar that opened at or after `at`; their number where there is none. */
export function indexAt(time: Float64Array, at: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((time[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Coarser candles of finer ones, as `rollUp` makes them; with figures in the place of decimals. */
export function rollUpColumns(fine: Columns, lengthMs: number): Columns {
  const { length } = fine.time;
  const rolled = made(() => new Float64Array(length));
  let count = 0;
  for (let i = 0; i < length; i++) {
    const time = rolledOpen(lengthMs, fine.time[i] as number);
    const [high, low, volume] = [fine.high[i] as number, fine.low[i] as number, fine.volume[i] as number];
    if (count === 0 || rolled.time[count - 1] !== time) {
      rolled.time[count] = time;
      rolled.open[count] = fine.open[i] as number;
      rolled.high[count] = high;
      rolled.low[count] = low;
      count++;
    }
    const at = count - 1;
    if (high > (rolled.high[at] as number)) rolled.high[at] = high;
    if (low < (rolled.low[at] as number)) rolled.low[at] = low;
    rolled.close[at] = fine.close[i] as number;
    rolled.volume[at] = (rolled.volume[at] as number) + volume;
  }
  return part(rolled, 0, count);
}

/** The figures of `name` at the times of other bars; NaN where there is no candle then. */
export function alignedTo(time: Float64Array, columns: Columns, name: Exclude<keyof Columns, "time">): Float64Array {
  const line = new Float64Array(time.length).fill(Number.NaN);
  let j = 0;
  for (let i = 0; i < time.length; i++) {
    const at = time[i] as number;
    while (j < columns.time.length && (columns.time[j] as number) < at) j++;
    if (columns.time[j] === at) line[i] = columns[name][j] as number;
  }
  return line;
}
