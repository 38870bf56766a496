import type { PortfolioId } from "../domain/ids.ts";
import type { DeleteAccount, WriteRequest, Written } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Only one that no transaction names. */
export async function deleteAccount(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; account: DeleteAccount },
): Promise<Written> {
  const { viewer, portfolioId, request, account } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.deleteAccount(viewer.userId, request, account, context.requestId));
}
