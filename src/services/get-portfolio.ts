import type { PortfolioId } from "../domain/ids.ts";
import type { PortfolioView } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { ledgerDb } from "../storage/database.ts";
import { findPortfolios } from "../storage/queries/ledger.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";
import { noSuchPortfolio, ownPortfolio } from "./own-portfolio.ts";

export async function getPortfolio(
  context: ServiceContext,
  { viewer, portfolioId }: { viewer: Viewer; portfolioId: PortfolioId },
): Promise<PortfolioView> {
  await ownPortfolio(context, viewer, portfolioId);
  const found = await reading(findPortfolios(ledgerDb(context.env, portfolioId), [portfolioId]));
  const portfolio = found.get(portfolioId);
  if (portfolio === undefined) throw noSuchPortfolio();
  return portfolio;
}
