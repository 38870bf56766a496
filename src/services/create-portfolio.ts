import type { AssetId } from "../domain/ids.ts";
import { newAccountId, newPortfolioId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { PortfolioSeed, PortfolioView } from "../domain/ledger/views.ts";
import { viewSeed } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { coreDb, NEWEST_LEDGER } from "../storage/database.ts";
import { findDirectoryEntry, insertDirectoryEntry } from "../storage/queries/portfolio-directory.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";
import { portfolioWrite } from "./portfolio-write.ts";

export interface CreatePortfolio {
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
}

/** Portfolios of one person. */
export const MOST_PORTFOLIOS = 100;

/**
 * Two steps that a retry with the same key finishes: first the directory's row together with the key (all of the portfolio
 * is known by then), then its ledger's first batch, by its object.
 */
export async function createPortfolio(
  context: ServiceContext,
  input: { viewer: Viewer; request: WriteRequest; portfolio: CreatePortfolio },
): Promise<PortfolioView> {
  const { userId } = input.viewer;
  const db = coreDb(context.env);
  const { made: seed, again } = await createOnce<PortfolioSeed>(context, {
    userId,
    request: input.request,
    make: () => {
      const createdAt = context.clock.now();
      const id = newPortfolioId(NEWEST_LEDGER, createdAt);
      return { ...input.portfolio, id, accountId: newAccountId(createdAt), createdAt };
    },
    store: ({ id, createdAt }, record) =>
      insertDirectoryEntry(db, { portfolioId: id, userId, createdAt }, record, MOST_PORTFOLIOS),
    refused: `A person has at most ${MOST_PORTFOLIOS} portfolios.`,
  });
  const deleted = again && (await reading(findDirectoryEntry(db, seed.id))) === null;
  // The first answer stays the answer, but what was deleted since is not made again.
  if (!deleted)
    await portfolioWrite(context, context.objects.portfolio(seed.id).create(seed, userId, context.requestId));
  return viewSeed(seed);
}
