import { choice } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFact } from "./figure.ts";

const DAY = 86_400_000;
type Span = "week" | "month" | "quarter" | "year";

/** Number of the span that a time lies in, in UTC; weeks begin on Monday, as in ISO 8601. */
function spanOf(time: number, span: Span): number {
  // 1 January 1970 was a Thursday.
  if (span === "week") return Math.floor((Math.floor(time / DAY) + 3) / 7);
  const date = new Date(time);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(months / { month: 1, quarter: 3, year: 12 }[span]);
}

/** Compounded returns of each span that has rows; `row` is its last. A missing row counts 0. */
export function periodReturns(returns: Series, dates: Series, span: Span): { row: number; value: number }[] {
  const periods: { row: number; value: number }[] = [];
  let last: number | null = null;
  for (const [row, r] of returns.entries()) {
    const number = spanOf(dates[row] as number, span);
    const growth = Number.isFinite(r) ? 1 + r : 1;
    const open = periods.at(-1);
    if (open !== undefined && number === last)
      periods[periods.length - 1] = { row, value: (1 + open.value) * growth - 1 };
    else periods.push({ row, value: growth - 1 });
    last = number;
  }
  return periods;
}

export const PERIOD_RETURNS = defineFact({
  name: "periodReturns",
  title: "Returns by week, month, quarter or year",
  formula: "Π (1 + r) − 1 over the rows of each calendar span (UTC); the series has it at the last row of the span",
  source: "empyrical, save that weeks are those of ISO 8601 and are not cut at New Year",
  parameters: { span: choice(["month", "week", "quarter", "year"], "The calendar span.") },
  columns: [],
  needsDates: true,
  fewest: 1,
  formulaOf({ returns, dates }, { span }) {
    const series = new Float64Array(returns.length).fill(Number.NaN);
    for (const { row, value } of periodReturns(returns, dates as Series, span)) series[row] = value;
    return { value: series.at(-1) as number, series };
  },
});
