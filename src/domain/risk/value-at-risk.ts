import { choice, number } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFigure } from "./figure.ts";
import { normalDensity, normalQuantile } from "./normal.ts";
import { deviation, mean, percentile } from "./statistics.ts";
import { ddof } from "./volatility.ts";

const parameters = {
  level: number(0.05, 0, 1, "Share of the worst returns: 0.05 for a confidence of 95 %."),
  method: choice(
    ["historical", "normal"],
    "From the returns themselves, or from a normal distribution of their mean and deviation.",
  ),
  ddof,
  gains: choice(
    ["zero", "kept"],
    "A figure above 0 says that nothing is lost even then: it is given as 0, or `kept` (empyrical).",
  ),
} as const;

/** Of one period. At most 0, unless gains are kept. */
const loss = (value: number, gains: "zero" | "kept"): number => (gains === "kept" ? value : Math.min(0, value));

export const VALUE_AT_RISK = defineFigure({
  name: "var",
  title: "Value at risk",
  formula:
    "the return that `level` of the returns lie below: percentile with linear interpolation; `normal`: mean + z·deviation",
  source: "empyrical (`gains=kept`); `normal`: quantstats (`ddof=1`), PerformanceAnalytics (`ddof=0`)",
  parameters,
  columns: ["returns"],
  fewest: 1,
  formulaOf({ returns }, { level, method, ddof: less, gains }) {
    if (method === "historical") return loss(percentile(returns, level), gains);
    const sd = deviation(returns, less);
    if (Number.isNaN(sd)) return "not_enough_returns";
    return loss(mean(returns) + (sd === 0 ? 0 : normalQuantile(level) * sd), gains);
  },
});

export const CONDITIONAL_VALUE_AT_RISK = defineFigure({
  name: "cvar",
  title: "Conditional value at risk (expected shortfall)",
  formula:
    "mean of the int((n − 1)·level) + 1 lowest returns; `tail=threshold`: of those at or below the value at risk; `normal`: mean − deviation·φ(z) ÷ level",
  source: "empyrical (`gains=kept`); `tail=threshold`: quantstats; `normal`: PerformanceAnalytics (`ddof=0`)",
  parameters: { ...parameters, tail: choice(["count", "threshold"], "Which returns are the worst ones.") },
  columns: ["returns"],
  fewest: 1,
  formulaOf({ returns }, { level, method, ddof: less, gains, tail }) {
    if (method === "normal") {
      const sd = deviation(returns, less);
      if (Number.isNaN(sd)) return "not_enough_returns";
      return loss(mean(returns) - (sd === 0 ? 0 : (sd * normalDensity(normalQuantile(level))) / level), gains);
    }
    const worst =
      tail === "count"
        ? returns.toSorted().subarray(0, Math.floor((returns.length - 1) * level) + 1)
        : atOrBelow(returns, percentile(returns, level));
    return loss(mean(worst), gains);
  },
});

const atOrBelow = (returns: Series, threshold: number): Series => returns.filter((r) => r <= threshold);
