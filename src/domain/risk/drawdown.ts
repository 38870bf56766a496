import { choice, flag } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { annualised, annualisedByCalendar } from "./annual-return.ts";
import { defineFigure, type Course, type Span } from "./figure.ts";
import { year } from "./rate.ts";

/** wealth ÷ highest wealth so far − 1 of each row, in [−1, 0]; the start counts as a peak, a missing row stands still. */
export function drawdowns(returns: Series): Series {
  let [wealth, peak] = [1, 1];
  return returns.map((r) => {
    if (Number.isFinite(r)) wealth *= 1 + r;
    if (wealth > peak) peak = wealth;
    return Math.max(-1, wealth / peak - 1);
  });
}

/** The deepest of them; 0 where there is none. */
export const deepest = (returns: Series): number => drawdowns(returns).reduce((low, value) => Math.min(low, value), 0);

/** Rows of interest, by number of the return; null: the start, or not yet. */
function courseOf(returns: Series, times: Series | null, start: number | null): Course {
  let [wealth, peak, bottom] = [1, 1, 1];
  let [peakAt, bottomAt, deepestAt]: [number | null, number | null, number | null] = [null, null, null];
  let [worst, from, recovered]: [number, number | null, number | null] = [0, null, null];
  const timeOf = (row: number | null): number => (row === null ? (start ?? times?.[0] ?? -1) : (times?.[row] ?? row));
  let betweenPeaks: Span = { from: null, to: null };
  let recovery: Span = { from: null, to: null };
  const longer = (a: Span, b: Span): Span => (timeOf(a.to) - timeOf(a.from) > timeOf(b.to) - timeOf(b.from) ? a : b);
  for (const [row, r] of returns.entries()) {
    if (Number.isFinite(r)) wealth *= 1 + r;
    const last = row === returns.length - 1;
    if (wealth > peak || last) {
      betweenPeaks = longer({ from: peakAt, to: row }, betweenPeaks);
      recovery = longer({ from: bottomAt, to: row }, recovery);
    }
    if (wealth > peak) [peak, peakAt, bottom, bottomAt] = [wealth, row, wealth, row];
    if (wealth < bottom) [bottom, bottomAt] = [wealth, row];
    const depth = wealth / peak - 1;
    if (depth < worst) [worst, from, deepestAt, recovered] = [depth, peakAt, row, null];
    else if (deepestAt !== null && recovered === null && depth === 0) recovered = row;
  }
  return { peak: from, trough: deepestAt, recovered, longestBetweenPeaks: betweenPeaks, longestRecovery: recovery };
}

export const MAX_DRAWDOWN = defineFigure({
  name: "maxDrawdown",
  title: "Maximum drawdown",
  formula:
    "least of wealth ÷ highest wealth so far − 1; the start is a peak. `recovered`: the first row at or above the peak again; longest time between two peaks and from a bottom to the next peak, the open ones up to the last row",
  source: "empyrical, PerformanceAnalytics, ffn; the longest times: Portfolio Performance",
  parameters: {},
  columns: [],
  fewest: 1,
  formulaOf: ({ returns, dates, start }) => ({
    value: returns.some(Number.isFinite) ? deepest(returns) : "not_enough_returns",
    course: courseOf(returns, dates, start),
  }),
});

export const DRAWDOWN = defineFigure({
  name: "drawdown",
  title: "Drawdown",
  formula: "wealth ÷ highest wealth so far − 1, for each row",
  source: "empyrical, ffn",
  parameters: {},
  columns: [],
  fewest: 1,
  formulaOf({ returns }) {
    const series = drawdowns(returns);
    return { value: series.at(-1) as number, series };
  },
});

export const CALMAR = defineFigure({
  name: "calmar",
  title: "Calmar ratio",
  formula: "annual return ÷ size of the maximum drawdown",
  source: "empyrical (`countNull`), PerformanceAnalytics; `by=calendar`: ffn",
  parameters: {
    year,
    by: choice(["returns", "calendar"], "How the annual return counts time."),
    countNull: flag(false, "A missing row counts as a return of 0 (empyrical)."),
  },
  columns: ["returns"],
  fewest: 1,
  formulaOf(data, parameters, rows) {
    const depth = deepest(data.returns);
    if (depth === 0) return "no_drawdown";
    const count = parameters.countNull ? rows.returns.length : data.returns.length;
    const annual =
      parameters.by === "calendar"
        ? annualisedByCalendar({ ...data, dates: rows.dates })
        : annualised(data.returns, parameters.year, count);
    return typeof annual === "string" ? annual : annual / -depth;
  },
});

export const ULCER_INDEX = defineFigure({
  name: "ulcerIndex",
  title: "Ulcer index",
  formula: "√(mean of drawdown²), as a fraction",
  source: "P. Martin; PerformanceAnalytics; `countStart`: ffn (which shows percent)",
  parameters: { countStart: flag(false, "The start, with its drawdown of 0, counts as a row.") },
  columns: ["returns"],
  fewest: 1,
  formulaOf({ returns }, { countStart }) {
    const squares = drawdowns(returns).reduce((sum, depth) => sum + depth * depth, 0);
    return Math.sqrt(squares / (returns.length + (countStart ? 1 : 0)));
  },
});
