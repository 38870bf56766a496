import type { PerformanceAnswer } from "../domain/portfolio/answers/performance.ts";
import type { PerformanceQuery } from "../domain/portfolio/reads.ts";
import type { JsonText } from "../platform/json-text.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { readPortfolio } from "./read-portfolio.ts";

/** A portfolio's figures over a period: by its name, or from one time to another. */
export async function getPerformance(
  context: ServiceContext,
  of: PortfolioOf,
  {
    period: named,
    ...query
  }: Omit<PerformanceQuery, "period"> & { readonly period: PerformanceQuery["period"] | null },
): Promise<JsonText<PerformanceAnswer>> {
  const period = named ?? (query.from === null ? "max" : "custom");
  if ((period === "custom") !== (query.from !== null)) {
    const expected = period === "custom" ? "the start of the period" : `nothing: ${period} says when it begins`;
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.from", expected }] });
  }
  return readPortfolio(context, of, "performance", { ...query, period });
}
