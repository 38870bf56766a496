import { log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import { forgetArticles as forget } from "../storage/queries/articles.ts";
import { forgetFailed } from "../storage/queries/failed-articles.ts";
import type { ServiceContext } from "./context.ts";

const DAY = 86_400_000;
const BATCH = 500;
/** A run stays short; what is left over goes the next day. */
const MOST_BATCHES = 40;

/** Daily: removes articles older than the configuration keeps, with their scores. The hourly history stays. */
export async function forgetArticles(context: ServiceContext): Promise<number> {
  const { env, config, clock, requestId } = context;
  const before = clock.now() - config.newsRetentionDays * DAY;
  let gone = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const removed = await forget(coreDb(env), before, BATCH);
    gone += removed;
    if (removed < BATCH) break;
  }
  await forgetFailed(coreDb(env), before);
  log("info", "forget-articles", { requestId, gone });
  return gone;
}
