import { choice, flag } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { annualised } from "./annual-return.ts";
import { defineFigure } from "./figure.ts";
import { year } from "./rate.ts";
import { deviation, mean, minus } from "./statistics.ts";
import { ddof } from "./volatility.ts";

export const INFORMATION_RATIO = defineFigure({
  name: "informationRatio",
  title: "Information ratio",
  formula:
    "mean(r − b) ÷ sample deviation of (r − b), of one period; `annual`: × √year; `mean=geometric`: difference of the annual returns ÷ annual deviation of (r − b)",
  source: "empyrical; `mean=geometric`: PerformanceAnalytics",
  parameters: {
    year,
    ddof,
    annual: flag(false, "× √year."),
    mean: choice(["arithmetic", "geometric"], "How the excess return is averaged; `geometric` is always annual."),
  },
  columns: ["returns", "benchmark"],
  fewest: 2,
  formulaOf({ returns, benchmark }, parameters) {
    const market = benchmark as Series;
    const active = minus(returns, market);
    const sd = deviation(active, parameters.ddof);
    if (sd === 0) return "no_deviation";
    const root = Math.sqrt(parameters.year);
    if (parameters.mean === "arithmetic") return (mean(active) / sd) * (parameters.annual ? root : 1);
    return (annualised(returns, parameters.year) - annualised(market, parameters.year)) / (sd * root);
  },
});
