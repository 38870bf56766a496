import type { PortfolioId } from "../domain/ids.ts";
import type { Adjusted, SetHolding, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Writes the opening balance or the withdrawal that leads to this quantity. */
export async function setHolding(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; holding: SetHolding },
): Promise<Adjusted> {
  const { viewer, portfolioId, request, holding } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const existing = await reading(existingAssets(coreDb(context.env), [holding.asset]));
  if (!existing.has(holding.asset))
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such coin in the catalogue." });
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.setHolding(viewer.userId, request, holding, "set_holding", context.requestId));
}
