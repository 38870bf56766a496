import type { PortfolioId } from "../domain/ids.ts";
import type { Expected, Undone, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Takes back the last change that still stands; asked again, the one before it. */
export async function undoLast(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; expected: Expected },
): Promise<Undone> {
  const { viewer, portfolioId, request, expected } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(context, object.undo(viewer.userId, request, expected, context.requestId));
}
