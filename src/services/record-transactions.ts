import type { PortfolioId } from "../domain/ids.ts";
import type { RecordedMany, RecordTransaction, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { knownAssets } from "./known-assets.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Stores all of them or none, in one version. */
export async function recordTransactions(
  context: ServiceContext,
  input: {
    viewer: Viewer;
    portfolioId: PortfolioId;
    request: WriteRequest;
    transactions: readonly RecordTransaction[];
  },
): Promise<RecordedMany> {
  const { viewer, portfolioId, request, transactions } = input;
  await ownPortfolio(context, viewer, portfolioId);
  await knownAssets(
    context,
    transactions.map((transaction, i) => [`body.transactions.${i}`, transaction] as const),
    viewer.userId,
  );
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.recordMany(viewer.userId, request, transactions, context.requestId));
}
