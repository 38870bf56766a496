import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { dropFailed, listFailed, oldestFailed } from "../storage/queries/failed-articles.ts";
import type { PageOf } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import type { ServiceContext } from "./context.ts";
import { queueArticles } from "./queue-articles.ts";

/** One call of the queue. */
const MOST_AT_ONCE = 100;

/** Articles that nobody could score; for admins. */
export async function listFailedArticles(context: ServiceContext, wanted: PageOf) {
  const rows = await reading(listFailed(coreDb(context.env), wanted));
  return cut(rows, wanted.limit, ({ failedAt, id }) => ({ at: failedAt, id }));
}

/** Queues the oldest of them again; what fails again comes back. */
export async function retryFailedArticles(context: ServiceContext): Promise<number> {
  const db = coreDb(context.env);
  const ids = await reading(oldestFailed(db, MOST_AT_ONCE));
  const queued = await queueArticles(context, ids);
  // One call takes all of them or none.
  if (queued > 0) await dropFailed(db, ids);
  return queued;
}
