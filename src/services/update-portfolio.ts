import type { PortfolioId } from "../domain/ids.ts";
import type { UpdatePortfolio, WriteRequest } from "../domain/ledger/commands.ts";
import type { PortfolioView } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Name, description, base, settings, archived: what is named changes, the rest stays. */
export async function updatePortfolio(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; change: UpdatePortfolio },
): Promise<PortfolioView> {
  const { viewer, portfolioId, request, change } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.update(viewer.userId, request, change, context.requestId));
}
