import type { HoldingsAnswer } from "../domain/portfolio/answers/holdings.ts";
import type { HoldingsQuery } from "../domain/portfolio/reads.ts";
import type { Valuation } from "../domain/valuation/valuation.ts";
import type { JsonText } from "../platform/json-text.ts";
import type { ServiceContext } from "./context.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { readPortfolio } from "./read-portfolio.ts";
import { valuePortfolio } from "./value-portfolio.ts";

/**
 * What is held. Asked for as it is now, it is the live valuation, which the object keeps written; asked for otherwise it is worked
 * out from the ledger along time.
 */
export async function getHoldings(
  context: ServiceContext,
  of: PortfolioOf,
  query: HoldingsQuery,
): Promise<JsonText<Valuation | HoldingsAnswer>> {
  const { explain, ...asked } = query;
  const plain = !explain && Object.values(asked).every((value) => value === null);
  return plain ? valuePortfolio(context, of) : readPortfolio(context, of, "holdings", query);
}
