import { choice, flag } from "../indicators/parameter.ts";
import { annualised } from "./annual-return.ts";
import { defineFigure } from "./figure.ts";
import { perPeriod, rateOf, riskFree, year } from "./rate.ts";
import { deviation, mean, minus } from "./statistics.ts";
import { ddof } from "./volatility.ts";

export const annual = flag(true, "× √year; false: of one period.");

export const SHARPE = defineFigure({
  name: "sharpe",
  title: "Sharpe ratio",
  formula:
    "mean(r − rf) ÷ sample deviation of (r − rf) × √year; `mean=geometric`: annual excess return ÷ annual deviation",
  source:
    "empyrical, quantstats, ffn; `mean=geometric`: PerformanceAnalytics; `ddof=0`, `annual=false`: trading-signals",
  parameters: {
    year,
    riskFree,
    perPeriod,
    ddof,
    annual,
    mean: choice(["arithmetic", "geometric"], "How the excess return is averaged."),
  },
  columns: ["returns", "riskFree"],
  fewest: 2,
  formulaOf(data, parameters) {
    const rate = rateOf(data.riskFree, parameters.riskFree, parameters);
    if (rate === null) return "rate_too_low";
    const excess = minus(data.returns, rate);
    const sd = deviation(excess, parameters.ddof);
    if (sd === 0) return "no_deviation";
    const root = Math.sqrt(parameters.year);
    if (parameters.mean === "arithmetic") return (mean(excess) / sd) * (parameters.annual ? root : 1);
    if (parameters.annual) return annualised(excess, parameters.year) / (sd * root);
    return annualised(excess, 1) / sd;
  },
});
