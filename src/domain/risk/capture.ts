import { choice, flag } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { annualised } from "./annual-return.ts";
import { onSide, type Side } from "./beta.ts";
import { defineFigure, type Reason } from "./figure.ts";
import { year } from "./rate.ts";
import type { RiskData } from "./risk-data.ts";

function capture(rows: RiskData, which: Side, perYear: number): number | Reason {
  const { returns, benchmark } = onSide(rows, which);
  if (returns.length === 0) return "not_enough_returns";
  const market = annualised(benchmark as Series, perYear);
  return market === 0 ? "no_benchmark_return" : annualised(returns, perYear) / market;
}

const filled = (series: Series): Series => series.map((r) => (Number.isFinite(r) ? r : 0));

export const CAPTURE = defineFigure({
  name: "capture",
  title: "Capture ratio",
  formula:
    "annual return ÷ annual return of the benchmark, over all rows or those on which it rose or fell; `ratio`: up ÷ down",
  source: "empyrical (`countNull`)",
  parameters: {
    year,
    side: choice(["all", "up", "down", "ratio"], "Which rows; `ratio`: upside capture ÷ downside capture."),
    countNull: flag(false, "A missing row counts as a return of 0 on either side (empyrical)."),
  },
  columns: ["returns", "benchmark"],
  fewest: 1,
  formulaOf(data, { year: perYear, side, countNull }, rows) {
    const counted = countNull
      ? { ...rows, returns: filled(rows.returns), benchmark: filled(rows.benchmark as Series) }
      : data;
    if (side !== "ratio") return capture(counted, side, perYear);
    const [up, down] = [capture(counted, "up", perYear), capture(counted, "down", perYear)];
    if (typeof up === "string") return up;
    if (typeof down === "string") return down;
    return down === 0 ? "no_loss" : up / down;
  },
});
