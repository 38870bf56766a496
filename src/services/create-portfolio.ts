import type { AssetId, UserId } from "../domain/ids.ts";
import { newAccountId, newPortfolioId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { PortfolioSeed, PortfolioView } from "../domain/ledger/views.ts";
import { viewSeed } from "../domain/ledger/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";
import { coreDb, NEWEST_LEDGER } from "../storage/database.ts";
import { wasUndone } from "../storage/queries/ledger.ts";
import { findDirectoryEntry, findUserWrite, insertDirectoryEntry } from "../storage/queries/portfolio-directory.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";
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
  const known = await recorded(context, userId, input.request);
  const seed = known ?? (await promise(context, userId, input.request, input.portfolio));
  const deleted = known !== null && (await reading(findDirectoryEntry(coreDb(context.env), known.id))) === null;
  // The first answer stays the answer, but what was deleted since is not made again.
  if (!deleted) await portfolioWrite(context, context.objects.portfolio(seed.id).create(seed, userId));
  return viewSeed(seed);
}

/** What this key has promised already; `null` when it is new. */
async function recorded(context: ServiceContext, userId: UserId, request: WriteRequest): Promise<PortfolioSeed | null> {
  const known = await reading(findUserWrite(coreDb(context.env), userId, request.key));
  if (known === null) return null;
  if (known.requestHash !== request.requestHash || known.answer === null) {
    throw problem("IDEMPOTENCY_MISMATCH", { detail: "This key belongs to another request. Use a new key." });
  }
  return JSON.parse(known.answer) as PortfolioSeed;
}

async function promise(
  context: ServiceContext,
  userId: UserId,
  request: WriteRequest,
  portfolio: CreatePortfolio,
): Promise<PortfolioSeed> {
  const createdAt = context.clock.now();
  const id = newPortfolioId(NEWEST_LEDGER, createdAt);
  const seed: PortfolioSeed = { ...portfolio, id, accountId: newAccountId(createdAt), createdAt };
  const db = coreDb(context.env);
  const record = { ...request, answer: JSON.stringify(seed) };
  const stored = insertDirectoryEntry(db, { portfolioId: id, userId, createdAt }, record, MOST_PORTFOLIOS);
  context.defer(stored.catch(() => undefined));
  try {
    await stored;
    return seed;
  } catch (error) {
    if (!wasUndone(error)) {
      log("warn", "portfolio_create_unknown", { requestId: context.requestId, ...errorFields(error) });
      const detail = "It may have been created or not. Try again with the same key.";
      throw problem("OUTCOME_UNKNOWN", { detail, retryAfter: 1 });
    }
    // The same key came twice at once, or there are too many.
    const known = await recorded(context, userId, request);
    if (known !== null) return known;
    throw problem("CONFLICT_ERROR", { detail: `A person has at most ${MOST_PORTFOLIOS} portfolios.` });
  }
}
