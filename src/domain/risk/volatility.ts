import { choice, flag, integer } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFigure } from "./figure.ts";
import { year } from "./rate.ts";
import { deviation, mean } from "./statistics.ts";

export const ddof = integer(1, 0, 1, "1: sample deviation (divide by n−1), 0: population.");

const spread = {
  year,
  ddof,
  scale: choice(
    ["year", "n", "none"],
    "× √year; `n`: × √n of the period (Portfolio Performance); `none`: of one period.",
  ),
  log: flag(false, "Of log returns."),
} as const;

const factor = (scale: "year" | "n" | "none", perYear: number, n: number): number =>
  scale === "none" ? 1 : Math.sqrt(scale === "n" ? n : perYear);

const measured = (returns: Series, log: boolean): Series | null => {
  const series = log ? returns.map(Math.log1p) : returns;
  return series.every(Number.isFinite) ? series : null;
};

export const VOLATILITY = defineFigure({
  name: "volatility",
  title: "Volatility",
  formula: "√(Σ (r − mean)² ÷ (n − 1)) × √year",
  source: "empyrical, quantstats, PerformanceAnalytics; `scale=n`, `log`: Portfolio Performance",
  parameters: spread,
  columns: ["returns"],
  fewest: 2,
  formulaOf({ returns }, { year: perYear, ddof: less, scale, log }) {
    const series = measured(returns, log);
    return series === null ? "total_loss" : deviation(series, less) * factor(scale, perYear, series.length);
  },
});

export const SEMI_DEVIATION = defineFigure({
  name: "semiDeviation",
  title: "Semi-deviation",
  formula: "√(Σ over r < mean of (r − mean)² ÷ (n − 1)) × √year, n the number of all returns",
  source: "Portfolio Performance (with `scale=n`, `log`)",
  parameters: spread,
  columns: ["returns"],
  fewest: 2,
  formulaOf({ returns }, { year: perYear, ddof: less, scale, log }) {
    const series = measured(returns, log);
    if (series === null) return "total_loss";
    const centre = mean(series);
    let squares = 0;
    for (const r of series) squares += Math.min(r - centre, 0) ** 2;
    return Math.sqrt(squares / (series.length - less)) * factor(scale, perYear, series.length);
  },
});
