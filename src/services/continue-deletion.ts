import type { PortfolioId, UserId } from "../domain/ids.ts";
import { errorFields, log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import * as deletions from "../storage/queries/account-deletions.ts";
import { listDirectory } from "../storage/queries/portfolio-directory.ts";
import type { ServiceContext } from "./context.ts";
import { forgetOwner } from "./own-portfolio.ts";
import { portfolioWrite } from "./portfolio-write.ts";

/** Longer than one run takes: the platform ends it before. */
const LEASE_MS = 10 * 60_000;
/** An isolate may let a remembered proof in for 30 s more, and what was asked then may still be made. */
const LAST_LOOK_MS = 2 * 60_000;
const MOST_WAIT_MS = 3_600_000;
const ROWS_AT_ONCE = 500;
const OLDEST_PORTFOLIOS = { limit: 20, after: null, descending: false } as const;
/** Of one run; the next goes on. */
const MOST_ROUNDS = 20;

/**
 * Goes on with the deletion of a person where it stands. Every step may be repeated; one that fails is tried again, later
 * each time. The row that remembers it goes last, after a second look for what was made in the last moment.
 */
export async function continueDeletion(context: ServiceContext, userId: UserId): Promise<void> {
  const db = coreDb(context.env);
  const now = context.clock.now();
  const deletion = await deletions.leaseDeletion(db, userId, now, now + LEASE_MS);
  if (deletion === null) return;
  try {
    const done = (await deletePortfolios(context, userId)) && (await eraseBelongings(context, userId));
    const lastLook = deletion.requestedAt + LAST_LOOK_MS;
    if (done && now >= lastLook) await deletions.endDeletion(db, userId);
    else await deletions.postponeDeletion(db, userId, done ? "last-look" : "portfolios", done ? lastLook : now);
    log("info", "account-deletion", { requestId: context.requestId, done: done && now >= lastLook });
  } catch (error) {
    const wait = Math.min(2 ** deletion.attempts * 1_000, MOST_WAIT_MS);
    log("error", "account-deletion", { requestId: context.requestId, wait, ...errorFields(error) });
    await deletions.postponeDeletion(db, userId, deletion.step, context.clock.now() + wait);
  }
}

/** True when none is left. Their objects erase rows and storage themselves, and see to it that they finish. */
async function deletePortfolios(context: ServiceContext, userId: UserId): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const entries = await listDirectory(coreDb(context.env), userId, OLDEST_PORTFOLIOS);
    for (const { portfolioId } of entries) await deleteOne(context, userId, portfolioId);
    if (entries.length <= OLDEST_PORTFOLIOS.limit) return true;
  }
  return false;
}

async function deleteOne(context: ServiceContext, userId: UserId, id: PortfolioId): Promise<void> {
  await portfolioWrite(context, context.objects.portfolio(id).delete(userId, context.requestId));
  forgetOwner(id);
}

async function eraseBelongings(context: ServiceContext, userId: UserId): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (await deletions.eraseBelongings(coreDb(context.env), userId, ROWS_AT_ONCE)) return true;
  }
  return false;
}
