import { choice } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFigure } from "./figure.ts";
import { mar, perPeriod, rateOf, year } from "./rate.ts";
import { annual } from "./sharpe.ts";
import { mean, minus } from "./statistics.ts";

type Denominator = "all" | "losses";

/** √(Σ min(excess, 0)² ÷ count); NaN where `losses` are counted and there are none. */
export function downside(excess: Series, denominator: Denominator): number {
  let [squares, losses] = [0, 0];
  for (const r of excess) {
    if (r >= 0) continue;
    squares += r * r;
    losses += 1;
  }
  return Math.sqrt(squares / (denominator === "all" ? excess.length : losses));
}

const parameters = {
  year,
  mar,
  perPeriod,
  denominator: choice(["all", "losses"], "What the squares are divided by: all returns, or those below the threshold."),
  annual,
} as const;

export const DOWNSIDE_DEVIATION = defineFigure({
  name: "downsideDeviation",
  title: "Downside deviation",
  formula: "√(Σ min(r − mar, 0)² ÷ n) × √year, n the number of all returns",
  source: "empyrical, quantstats, PerformanceAnalytics",
  parameters,
  columns: ["returns", "required"],
  fewest: 1,
  formulaOf(data, given) {
    const rate = rateOf(data.required, given.mar, given);
    if (rate === null) return "rate_too_low";
    const risk = downside(minus(data.returns, rate), given.denominator);
    return Number.isNaN(risk) ? "no_loss" : risk * (given.annual ? Math.sqrt(given.year) : 1);
  },
});

export const SORTINO = defineFigure({
  name: "sortino",
  title: "Sortino ratio",
  formula: "mean(r − mar) × year ÷ (downside deviation × √year); `annual=false`: mean(r − mar) ÷ downside deviation",
  source: "empyrical, quantstats, ffn; `annual=false`: PerformanceAnalytics",
  parameters,
  columns: ["returns", "required"],
  fewest: 2,
  formulaOf(data, given) {
    const rate = rateOf(data.required, given.mar, given);
    if (rate === null) return "rate_too_low";
    const excess = minus(data.returns, rate);
    const risk = downside(excess, given.denominator);
    if (!(risk > 0)) return "no_loss";
    return (mean(excess) / risk) * (given.annual ? Math.sqrt(given.year) : 1);
  },
});
