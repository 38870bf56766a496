import type { PortfolioId } from "../domain/ids.ts";
import type { AccountWritten, NewAccount, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

export async function createAccount(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; account: NewAccount },
): Promise<AccountWritten> {
  const { viewer, portfolioId, request, account } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.createAccount(viewer.userId, request, account, context.requestId));
}
