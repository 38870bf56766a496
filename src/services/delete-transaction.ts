import type { PortfolioId } from "../domain/ids.ts";
import type { DeleteTransaction, WriteRequest, Written } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Refused where a later event could not stand without it. */
export async function deleteTransaction(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; transaction: DeleteTransaction },
): Promise<Written> {
  const { viewer, portfolioId, request, transaction } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.remove(viewer.userId, request, transaction, context.requestId));
}
