import type { Series } from "../indicators/series.ts";
import { defineFigure } from "./figure.ts";
import { inCommon, taken } from "./in-common.ts";
import { pairSums } from "./pair-sums.ts";

/** Pearson's r, within [−1, 1]; null where one of the two does not vary. */
export function correlation(x: Series, y: Series): number | null {
  const { xx, yy, xy } = pairSums(x, y);
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

export const CORRELATION = defineFigure({
  name: "correlation",
  title: "Correlation",
  formula: "Pearson's r of the returns and the benchmark's",
  source: "risk practice: of returns, never of prices",
  parameters: {},
  columns: ["returns", "benchmark"],
  fewest: 2,
  formulaOf({ returns, benchmark }) {
    if (benchmark === null || pairSums(benchmark, benchmark).xx === 0) return "no_benchmark_variation";
    return correlation(returns, benchmark) ?? "no_deviation";
  },
});

export interface Matrix {
  /** Symmetric, 1 on the diagonal; null where fewer than `least` rows are common, or one of the two does not vary. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Rows that each pair has in common. */
  readonly rows: readonly (readonly number[])[];
}

/** Correlations of each pair of columns of returns, over the rows that both have. */
export function correlationMatrix(columns: readonly Series[], least = 30): Matrix {
  const size = columns.length;
  const values = Array.from({ length: size }, () => Array.from({ length: size }, (): number | null => null));
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [i, x] of columns.entries()) {
    for (const [j, y] of columns.entries()) {
      if (j < i) continue;
      const common = inCommon(x, y);
      const r = common.length < Math.max(2, least) ? null : correlation(taken(x, common), taken(y, common));
      // A column with itself is 1 by definition, not to the last digit.
      set(values, i, j, r !== null && i === j ? 1 : r);
      set(rows, i, j, common.length);
    }
  }
  return { values, rows };
}

function set<T>(matrix: T[][], i: number, j: number, value: T): void {
  (matrix[i] as T[])[j] = value;
  (matrix[j] as T[])[i] = value;
}
