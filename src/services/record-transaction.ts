import type { PortfolioId } from "../domain/ids.ts";
import type { Recorded, RecordTransaction, WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { Problem, problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { knownAssets } from "./known-assets.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Stores a transaction once, however often it is asked for with the same key; the version is the ledger's with it. */
export async function recordTransaction(
  context: ServiceContext,
  input: {
    viewer: Viewer;
    portfolioId: PortfolioId;
    request: WriteRequest;
    transaction: RecordTransaction;
    toPortfolioId?: PortfolioId | null;
  },
): Promise<Recorded> {
  const { viewer, portfolioId, request, transaction, toPortfolioId = null } = input;
  await ownPortfolio(context, viewer, portfolioId);
  if (toPortfolioId !== null) await otherPortfolio(context, viewer, portfolioId, toPortfolioId);
  await knownAssets(context, [["body", transaction]], viewer.userId);
  const object = context.objects.portfolio(portfolioId);
  if (toPortfolioId !== null)
    return portfolioWrite(
      context,
      object.transfer(viewer.userId, request, { event: transaction, target: toPortfolioId }, context.requestId),
    );
  return portfolioWrite(context, object.record(viewer.userId, request, transaction, context.requestId));
}

async function otherPortfolio(context: ServiceContext, viewer: Viewer, id: PortfolioId, target: PortfolioId) {
  const expected = "another portfolio of yours";
  const found = await ownPortfolio(context, viewer, target).then(
    () => target !== id,
    (error: unknown) => {
      if (error instanceof Problem && error.body.code === "RESOURCE_NOT_FOUND_ERROR") return false;
      throw error;
    },
  );
  if (!found) throw problem("VALIDATION_ERROR", { errors: [{ path: "body.toPortfolioId", expected }] });
}
