import type { PortfolioId } from "../domain/ids.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { forgetOwner, ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Its object does it, step by step; when this returns nobody sees the portfolio any more. */
export async function deletePortfolio(
  context: ServiceContext,
  { viewer, portfolioId }: { viewer: Viewer; portfolioId: PortfolioId },
): Promise<void> {
  await ownPortfolio(context, viewer, portfolioId);
  await portfolioWrite(context, context.objects.portfolio(portfolioId).delete(viewer.userId, context.requestId));
  forgetOwner(portfolioId);
}
