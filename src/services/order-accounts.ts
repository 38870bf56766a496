import type { PortfolioId } from "../domain/ids.ts";
import type { AccountsWritten, OrderAccounts, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** The first is the one that is meant where none is named. */
export async function orderAccounts(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; order: OrderAccounts },
): Promise<AccountsWritten> {
  const { viewer, portfolioId, request, order } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.orderAccounts(viewer.userId, request, order, context.requestId));
}
