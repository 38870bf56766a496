import type { Series } from "../indicators/series.ts";

/** What the figures are computed from: a row for each period, NaN where something is missing. Columns are equally long. */
export interface RiskData {
  /** Simple returns as fractions: 0.01 is 1 %. */
  readonly returns: Series;
  readonly benchmark: Series | null;
  /** Risk-free return of each period; wins over a rate given as parameter. */
  readonly riskFree: Series | null;
  /** Required return of each period; wins over a rate given as parameter. */
  readonly required: Series | null;
  /** When each period ended, in milliseconds. */
  readonly dates: Series | null;
  /** When the first period began. */
  readonly start: number | null;
}

export type Column = "returns" | "benchmark" | "riskFree" | "required";

export const riskData = (returns: Series, others: Partial<Omit<RiskData, "returns">> = {}): RiskData => ({
  benchmark: null,
  riskFree: null,
  required: null,
  dates: null,
  start: null,
  ...others,
  returns,
});

/** Rows `from` up to, not including, `to`. */
export function slice(data: RiskData, from: number, to: number): RiskData {
  const before = from === 0 ? data.start : (data.dates?.[from - 1] ?? null);
  return { ...pick(data, (series) => series.subarray(from, to)), start: before };
}

/** Only the rows that have a figure in each of the columns that are there. */
export function whole(data: RiskData, columns: readonly Column[]): RiskData {
  const present = columns.flatMap((column) => data[column] ?? []);
  if (present.every((series) => series.every(Number.isFinite))) return data;
  const rows = Array.from(data.returns.keys()).filter((row) => present.every((series) => Number.isFinite(series[row])));
  return keep(data, rows);
}

export const keep = (data: RiskData, rows: readonly number[]): RiskData =>
  pick(data, (series) => Float64Array.from(rows, (row) => series[row] as number));

const pick = (data: RiskData, change: (series: Series) => Series): RiskData => ({
  returns: change(data.returns),
  benchmark: data.benchmark && change(data.benchmark),
  riskFree: data.riskFree && change(data.riskFree),
  required: data.required && change(data.required),
  dates: data.dates && change(data.dates),
  start: data.start,
});
