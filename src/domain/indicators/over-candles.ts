import { alignedTo, type Columns, indexAt, part } from "../market/candles/columns.ts";
import type { Indicator, Inputs } from "./indicator.ts";
import type { Value } from "./parameter.ts";
import type { Lines } from "./series.ts";

export const FIELDS = ["close", "open", "high", "low", "volume"] as const;
export type Field = (typeof FIELDS)[number];

/** One indicator as it is wanted of a coin's candles. */
export interface Wanted {
  readonly indicator: Indicator;
  /** Complete and within their bounds. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** The column that stands for its value. */
  readonly field: Field;
}

const DAY_MS = 86_400_000;
const anchorOf = ({ parameters }: Wanted): string => String(parameters["anchor"] ?? "first");
const startOfDay = (time: number): number => time - (time % DAY_MS);

/** The opening time from which candles must be there so that the value of the bar at `from` depends on none before. */
export function neededFrom(wanted: Wanted, from: number, lengthMs: number): number {
  const lookback = wanted.indicator.lookback(wanted.parameters);
  if (lookback !== null) return from - lookback * lengthMs;
  const anchor = anchorOf(wanted);
  if (anchor === "first") return 0;
  return anchor === "day" ? startOfDay(from) : Math.min(from, Date.parse(anchor));
}

/** Index of the bar to begin with for the bars from `first` on. */
function startOf(wanted: Wanted, time: Float64Array, first: number): number {
  const lookback = wanted.indicator.lookback(wanted.parameters);
  if (lookback !== null) return Math.max(0, first - lookback);
  const anchor = anchorOf(wanted);
  if (anchor === "first" || first >= time.length) return 0;
  const at = anchor === "day" ? startOfDay(time[first] as number) : Date.parse(anchor);
  return Math.min(first, indexAt(time, at));
}

export interface Shown {
  readonly lines: Lines;
  /** Whether there were bars enough before the first one shown for its value not to depend on where the candles begin. */
  readonly settled: boolean;
  /** Opening time of the bar that the sum of the first bar shown begins with; of what counts from an anchor only. */
  readonly anchoredAt: number | null;
}

/** Bars `first` up to, not including, `stop`, each with all the bars before it that its value depends on. */
export function overCandles(
  wanted: Wanted,
  columns: Columns,
  shown: { readonly first: number; readonly stop: number },
  other: Columns | null,
): Shown {
  const { indicator, parameters, field } = wanted;
  const { first, stop } = shown;
  const lookback = indicator.lookback(parameters);
  const start = startOf(wanted, columns.time, first);
  const { time, high, low, close, volume, ...rest } = part(columns, start, stop);
  const value = { ...rest, high, low, close, volume }[field];
  const beside = other === null ? {} : { other: alignedTo(time, other, field) };
  const inputs: Inputs = { value, high, low, close, volume, time, ...beside };
  const lines = Object.entries(indicator.compute(inputs, parameters));
  return {
    lines: Object.fromEntries(lines.map(([name, line]) => [name, line.subarray(first - start)])),
    settled: lookback === null || first >= lookback,
    anchoredAt: lookback === null ? anchorTime(wanted, time) : null,
  };
}

function anchorTime(wanted: Wanted, time: Float64Array): number | null {
  const anchor = anchorOf(wanted);
  const at = anchor === "first" || anchor === "day" ? time[0] : time[indexAt(time, Date.parse(anchor))];
  return at ?? null;
}
