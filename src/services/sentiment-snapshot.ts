import { SOURCE_WEIGHTS, WINDOW } from "../domain/sentiment/aggregate.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { Snapshot } from "../domain/sentiment/snapshot.ts";
import { MARKET, snapshotOf } from "../domain/sentiment/snapshot.ts";
import type { Config } from "../platform/config.ts";
import { coreDb } from "../storage/database.ts";
import type { MentionDays } from "../storage/queries/sentiment.ts";
import { mentionDays, scoredArticles } from "../storage/queries/sentiment.ts";
import { kindFinder } from "./news-sources.ts";

/** What the news said of every coin at a moment, by what was known then. */
export async function sentimentSnapshot(
  env: Env,
  config: Config,
  at: number,
  days: MentionDays | null = null,
): Promise<Snapshot> {
  const db = coreDb(env);
  const [{ articles, mentions }, counted] = await Promise.all([
    scoredArticles(db, MODEL_VERSION, at - WINDOW, at),
    days ?? mentionDays(db, at, MARKET),
  ]);
  const kindOf = kindFinder(config);
  const sourceWeight = (sourceId: string) => SOURCE_WEIGHTS[kindOf(sourceId)];
  return snapshotOf({ articles, mentions, days: counted, sourceWeight, at });
}
