import type { PortfolioId } from "../domain/ids.ts";
import type { RenamePortfolio, WriteRequest } from "../domain/ledger/commands.ts";
import type { PortfolioView } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

export async function renamePortfolio(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; change: RenamePortfolio },
): Promise<PortfolioView> {
  const { viewer, portfolioId, request, change } = input;
  await ownPortfolio(context, viewer, portfolioId);
  return portfolioWrite(
    context,
    context.objects.portfolio(portfolioId).rename(viewer.userId, request, change, context.requestId),
  );
}
