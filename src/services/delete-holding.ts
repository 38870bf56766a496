import type { PortfolioId } from "../domain/ids.ts";
import type { Adjusted, SetHolding, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** All that is held of it goes, by withdrawals that can be taken back. */
export async function deleteHolding(
  context: ServiceContext,
  input: { viewer: Viewer; portfolioId: PortfolioId; request: WriteRequest; holding: SetHolding },
): Promise<Adjusted> {
  const { viewer, portfolioId, request, holding } = input;
  await ownPortfolio(context, viewer, portfolioId);
  const object = context.objects.portfolio(portfolioId);
  return portfolioWrite(
    context,
    object.setHolding(viewer.userId, request, holding, "delete_holding", context.requestId),
  );
}
