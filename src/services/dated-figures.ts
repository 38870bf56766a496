import type { Span } from "../domain/risk/figure.ts";
import type { FigureRequest, FigureResult, RiskRows } from "./calc-risk.ts";
import { calcRisk } from "./calc-risk.ts";

export interface DatedSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** The course of a drawdown by times instead of rows. */
export interface DatedCourse {
  readonly peak: string | null;
  readonly trough: string | null;
  readonly recovered: string | null;
  readonly longestBetweenPeaks: DatedSpan;
  readonly longestRecovery: DatedSpan;
}

export interface DatedFigure extends Omit<FigureResult, "course"> {
  readonly course: DatedCourse | null;
}

const iso = (time: number | null | undefined): string | null =>
  time === null || time === undefined ? null : new Date(time).toISOString();

/** Figures of risk of rows that have dates; with returns, what begins at the start begins when the first period did. */
export function datedFigures(rows: RiskRows, requests: readonly FigureRequest[]): DatedFigure[] {
  const at = (row: number | null) => (row === null ? null : iso(rows.dates?.[row]));
  const since = (row: number | null) => (row === null ? iso(rows.start) : at(row));
  const span = ({ from, to }: Span) => (to === null ? { from: null, to: null } : { from: since(from), to: at(to) });
  return calcRisk(rows, requests).map(({ course, ...figure }) => ({
    ...figure,
    course: course && {
      peak: course.trough === null ? null : since(course.peak),
      trough: at(course.trough),
      recovered: at(course.recovered),
      longestBetweenPeaks: span(course.longestBetweenPeaks),
      longestRecovery: span(course.longestRecovery),
    },
  }));
}
