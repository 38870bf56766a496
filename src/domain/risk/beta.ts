import { choice } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { annualised } from "./annual-return.ts";
import { defineFigure, type Reason } from "./figure.ts";
import { pairSums } from "./pair-sums.ts";
import { perPeriod, periodRate, rateOf, riskFree, year } from "./rate.ts";
import { keep, type RiskData } from "./risk-data.ts";
import { mean, minus } from "./statistics.ts";

export type Side = "all" | "up" | "down";

export const side = choice(["all", "up", "down"], "All rows, or those on which the benchmark rose, or fell.");

/** Rows on which the benchmark moved to that side. */
export function onSide(data: RiskData, which: Side): RiskData {
  const { benchmark } = data;
  if (which === "all" || benchmark === null) return data;
  const sign = which === "up" ? 1 : -1;
  return keep(
    data,
    Array.from(benchmark.keys()).filter((row) => sign * (benchmark[row] as number) > 0),
  );
}

interface Aligned {
  readonly excess: Series;
  readonly market: Series;
  readonly beta: number;
}

interface Options {
  readonly year: number;
  readonly riskFree: number;
  readonly perPeriod: boolean;
  readonly side: Side;
}

function regress(rows: RiskData, options: Options): Aligned | Reason {
  const data = onSide(rows, options.side);
  const rate = rateOf(data.riskFree, options.riskFree, options);
  if (rate === null) return "rate_too_low";
  if (data.returns.length < 2 || data.benchmark === null) return "not_enough_returns";
  const [excess, market] = [minus(data.returns, rate), minus(data.benchmark, rate)];
  const { yy, xy } = pairSums(excess, data.benchmark);
  return yy === 0 ? "no_benchmark_variation" : { excess, market, beta: xy / yy };
}

const parameters = { year, riskFree, perPeriod, side } as const;
const columns = ["returns", "benchmark", "riskFree"] as const;

export const BETA = defineFigure({
  name: "beta",
  title: "Beta",
  formula: "cov(r − rf, b) ÷ var(b)",
  source: "empyrical; `side`: its up and down beta",
  parameters,
  columns,
  fewest: 2,
  formulaOf(data, given) {
    const aligned = regress(data, given);
    return typeof aligned === "string" ? aligned : aligned.beta;
  },
});

export const ALPHA = defineFigure({
  name: "alpha",
  title: "Alpha",
  formula:
    "(1 + mean((r − rf) − beta·(b − rf)))^year − 1; `method=jensen`: annual return − rf − beta·(annual return of the benchmark − rf)",
  source: "empyrical; `method=jensen`: PerformanceAnalytics",
  parameters: {
    ...parameters,
    method: choice(["capm", "jensen"], "From the mean of each period, or from annual returns."),
  },
  columns,
  fewest: 2,
  formulaOf(data, given) {
    const aligned = regress(data, given);
    if (typeof aligned === "string") return aligned;
    const { excess, market, beta } = aligned;
    if (given.method === "capm")
      return (1 + mean(excess.map((r, i) => r - beta * (market[i] as number)))) ** given.year - 1;
    const rows = onSide(data, given.side);
    const rate = periodRate(given.riskFree, given.year, given.perPeriod) ?? 0;
    const free = rows.riskFree === null ? (1 + rate) ** given.year - 1 : annualised(rows.riskFree, given.year);
    const own = annualised(rows.returns, given.year) - free;
    return own - beta * (annualised(rows.benchmark as Series, given.year) - free);
  },
});
