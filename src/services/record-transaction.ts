import type { PortfolioId } from "../domain/ids.ts";
import type { Recorded, RecordTransaction, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { knownAssets } from "./known-assets.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Stores a transaction once, however often it is asked for with the same key; the version is the ledger's with it. */
export async function recordTransaction(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; transaction: RecordTransaction },
): Promise<Recorded> {
  const { viewer, portfolioId, request, transaction } = input;
  await ownPortfolio(context, viewer, portfolioId);
  await knownAssets(context, [["body", transaction]], viewer.userId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.record(viewer.userId, request, transaction, context.requestId));
}
