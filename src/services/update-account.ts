import type { PortfolioId } from "../domain/ids.ts";
import type { AccountWritten, UpdateAccount, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

export async function updateAccount(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; change: UpdateAccount },
): Promise<AccountWritten> {
  const { viewer, portfolioId, request, change } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.updateAccount(viewer.userId, request, change, context.requestId));
}
