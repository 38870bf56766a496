import { flag, integer, number } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";

export const year = integer(
  365,
  1,
  525_600,
  "Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12.",
);

export const perPeriod = flag(
  false,
  "Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1.",
);

export const riskFree = number(0, -1_000, 1_000, "Risk-free rate, as a fraction.");
export const mar = number(0, -1_000, 1_000, "Least acceptable return, as a fraction.");

/** A period's share of a rate; null where a year's rate is −100 % or less. */
export function periodRate(rate: number, perYear: number, isPerPeriod: boolean): number | null {
  if (isPerPeriod) return rate;
  return rate <= -1 ? null : (1 + rate) ** (1 / perYear) - 1;
}

/** The column where there is one, else the rate. */
export const rateOf = (
  column: Series | null,
  rate: number,
  options: { readonly year: number; readonly perPeriod: boolean },
): Series | number | null => column ?? periodRate(rate, options.year, options.perPeriod);
