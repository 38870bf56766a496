import type { Series } from "../indicators/series.ts";
import { correlationMatrix, type Matrix } from "./correlation.ts";
import { taken } from "./in-common.ts";

/** A day on which the market fell so far or further is a bad one. */
export const BAD_DAY = -0.05;
/** Fewer bad days than this say nothing. */
export const LEAST_BAD_DAYS = 20;

export interface OnBadDays extends Matrix {
  /** Days on which the market fell so far, whatever the others have of them. */
  readonly days: number;
}

/** Correlations of returns on the days on which the market's return was −5 % or worse. */
export function onBadDays(columns: readonly Series[], market: Series): OnBadDays {
  const bad = Int32Array.from([...market.keys()].filter((row) => (market[row] as number) <= BAD_DAY));
  const matrix = correlationMatrix(
    columns.map((column) => taken(column, bad)),
    LEAST_BAD_DAYS,
  );
  return { days: bad.length, ...matrix };
}
