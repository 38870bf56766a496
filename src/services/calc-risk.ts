import type { Value } from "../domain/indicators/parameter.ts";
import { toNullable, type Series } from "../domain/indicators/series.ts";
import type { Course, Reason, Span } from "../domain/risk/figure.ts";
import { figureOf } from "../domain/risk/figures.ts";
import { simpleReturns } from "../domain/risk/returns.ts";
import { riskData, type RiskData } from "../domain/risk/risk-data.ts";
import { problem } from "../platform/problem.ts";

/** Columns of equal length. */
export interface RiskRows {
  /** Closes or simple returns; the benchmark is of the same kind. */
  readonly kind: "closes" | "returns";
  readonly values: Series;
  readonly benchmark: Series | null;
  readonly riskFree: Series | null;
  readonly required: Series | null;
  readonly dates: Series | null;
  /** When the first period began; with closes it is the first date. */
  readonly start: number | null;
}

export interface FigureRequest {
  readonly figure: string;
  /** Complete and within their bounds. */
  readonly parameters: Readonly<Record<string, Value>>;
}

export interface FigureResult extends FigureRequest {
  readonly value: number | null;
  readonly reason: Reason | null;
  readonly series: (number | null)[] | null;
  readonly course: Course | null;
}

/** Figures of risk from a caller's own rows. Needs nothing of the outside world and keeps nothing. */
export function calcRisk(rows: RiskRows, requests: readonly FigureRequest[]): FigureResult[] {
  const data = dataOf(rows);
  const offset = rows.kind === "closes" ? 1 : 0;
  return requests.map(({ figure: name, parameters }) => {
    const figure = figureOf(name);
    if (figure === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no figure "${name}".` });
    const { value, reason, series, course } = figure.compute(data, parameters);
    return {
      figure: name,
      parameters,
      value,
      reason,
      series: series === undefined ? null : [...(offset === 1 ? [null] : []), ...toNullable(series)],
      course: course === undefined ? null : offset === 1 ? byCloses(course) : course,
    };
  });
}

const rest = (column: Series | null): Series | null => column && column.subarray(1);

/** With closes, a return belongs to the row of its second close. */
function dataOf({ kind, values, benchmark, riskFree, required, dates, start }: RiskRows): RiskData {
  if (kind === "returns") return riskData(values, { benchmark, riskFree, required, dates, start });
  return riskData(simpleReturns(values), {
    benchmark: benchmark && simpleReturns(benchmark),
    riskFree: rest(riskFree),
    required: rest(required),
    dates: rest(dates),
    start: dates?.[0] ?? null,
  });
}

const row = (index: number | null): number | null => (index === null ? null : index + 1);

const span = ({ from, to }: Span): Span => (to === null ? { from, to } : { from: row(from) ?? 0, to: row(to) });

/** Numbers of the closes' rows instead of the returns'. What began at the start began with the first close. */
function byCloses({ peak, trough, recovered, longestBetweenPeaks, longestRecovery }: Course): Course {
  return {
    peak: trough === null ? null : (row(peak) ?? 0),
    trough: row(trough),
    recovered: row(recovered),
    longestBetweenPeaks: span(longestBetweenPeaks),
    longestRecovery: span(longestRecovery),
  };
}
