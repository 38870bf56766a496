import { choice, flag } from "../indicators/parameter.ts";
import { defineFigure } from "./figure.ts";
import { central, deviation } from "./statistics.ts";

const moments = choice(
  ["sample", "population"],
  "`sample`: corrected for bias (Excel, pandas); `population`: R's default.",
);

export const SKEWNESS = defineFigure({
  name: "skewness",
  title: "Skewness",
  formula: "n ÷ ((n−1)(n−2)) · Σ ((r − mean) ÷ s)³; `population`: mean of ((r − mean) ÷ σ)³",
  source: "Excel SKEW, pandas; `moments=population`: PerformanceAnalytics",
  parameters: { moments },
  columns: ["returns"],
  fewest: 3,
  formulaOf({ returns }, parameters) {
    if (deviation(returns, 0) === 0) return "no_deviation";
    const n = returns.length;
    const population = central(returns, 3) / n / (central(returns, 2) / n) ** 1.5;
    return parameters.moments === "population" ? population : (population * Math.sqrt(n * (n - 1))) / (n - 2);
  },
});

export const KURTOSIS = defineFigure({
  name: "kurtosis",
  title: "Kurtosis",
  formula:
    "n(n+1) ÷ ((n−1)(n−2)(n−3)) · Σ ((r − mean) ÷ s)⁴ − 3(n−1)² ÷ ((n−2)(n−3)); `population`: mean of ((r − mean) ÷ σ)⁴ − 3",
  source: "Excel KURT, pandas; `moments=population`: PerformanceAnalytics; `excess=false`: its `sample` and `moment`",
  parameters: { moments, excess: flag(true, "Less what a normal distribution has; false: the plain fourth moment.") },
  columns: ["returns"],
  fewest: 4,
  formulaOf({ returns }, { moments: of, excess }) {
    if (deviation(returns, 0) === 0) return "no_deviation";
    const n = returns.length;
    const fourth = (central(returns, 4) * n) / central(returns, 2) ** 2;
    if (of === "population") return excess ? fourth - 3 : fourth;
    const plain = (fourth * (n + 1) * (n - 1)) / ((n - 2) * (n - 3));
    return excess ? plain - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)) : plain;
  },
});
