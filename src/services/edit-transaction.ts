import type { PortfolioId } from "../domain/ids.ts";
import type { EditTransaction, Recorded, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { knownAssets } from "./known-assets.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Changes a transaction, also one long past: refused where it or a later one could not stand then. */
export async function editTransaction(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; transaction: EditTransaction },
): Promise<Recorded> {
  const { viewer, portfolioId, request, transaction } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const { in: arrives = null, out = null, fee = null, valueCurrency = null } = transaction.event;
  await knownAssets(context, [["body", { in: arrives, out, fee, valueCurrency }]], viewer.userId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.edit(viewer.userId, request, transaction, context.requestId));
}
