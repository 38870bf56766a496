import { choice, flag } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFigure, type Reason } from "./figure.ts";
import { year } from "./rate.ts";
import type { RiskData } from "./risk-data.ts";
import { mean } from "./statistics.ts";

const YEAR_OF_DAYS = 365.25 * 86_400_000;

export function growth(returns: Series): number {
  let wealth = 1;
  for (const r of returns) wealth *= 1 + r;
  return wealth;
}

/** Geometric, by number of returns: Π(1 + r)^(year ÷ count) − 1. */
export const annualised = (returns: Series, perYear: number, count = returns.length): number =>
  growth(returns) ** (perYear / count) - 1;

/** Geometric, by the time that passed, a year having 365.25 days. */
export function annualisedByCalendar({ returns, dates, start }: RiskData): number | Reason {
  const end = dates?.at(-1);
  if (start === null || end === undefined) return "no_dates";
  return growth(returns) ** (YEAR_OF_DAYS / (end - start)) - 1;
}

export const ANNUAL_RETURN = defineFigure({
  name: "annualReturn",
  title: "Annual return",
  formula: "Π (1 + r)^(year ÷ n) − 1, n the number of returns",
  source: "empyrical (`countNull`), PerformanceAnalytics; `by=calendar`: ffn, 365.25 days a year",
  parameters: {
    year,
    mean: choice(["geometric", "arithmetic"], "`arithmetic`: mean return × year."),
    by: choice(
      ["returns", "calendar"],
      "`calendar`: the time from the start of the first period to the end of the last.",
    ),
    countNull: flag(false, "A missing row counts as a return of 0 (empyrical)."),
  },
  columns: ["returns"],
  fewest: 1,
  formulaOf(data, parameters, rows) {
    const count = parameters.countNull ? rows.returns.length : data.returns.length;
    if (parameters.mean === "arithmetic") return (mean(data.returns) * data.returns.length * parameters.year) / count;
    if (parameters.by === "calendar") return annualisedByCalendar({ ...data, dates: rows.dates });
    return annualised(data.returns, parameters.year, count);
  },
});
