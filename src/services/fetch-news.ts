import { storyFinder } from "../domain/news/story.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { errorFields, log } from "../platform/log.ts";
import { sideBySide } from "../platform/side-by-side.ts";
import { coreDb } from "../storage/database.ts";
import { titlesSince, unscoredArticles } from "../storage/queries/articles.ts";
import type { NewsSourceRow } from "../storage/queries/news-sources.ts";
import { newsSourcesById } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";
import { queueArticles } from "./queue-articles.ts";
import type { SourceResult } from "./read-news-source.ts";
import { readNewsSource } from "./read-news-source.ts";

/** The platform lets six connections wait at once; one is left for the database. */
const AT_ONCE = 5;
/** A message on its way is given so long before the article is queued again. */
const PATIENCE = 4 * 60_000;
const DAY = 86_400_000;
const MOST_QUEUED_AGAIN = 200;

export interface FetchedNews {
  /** Per source: "unchanged", "stored", or the code of what went wrong. */
  readonly sources: Readonly<Record<string, string>>;
  readonly stored: number;
  readonly queued: number;
}

/**
 * Reads every source, stores what is new and queues it to be scored, with what an earlier run stored and nobody scored. May
 * overlap with itself: an article is made once by its id. A source that is ill harms only itself.
 */
export async function fetchNews(context: ServiceContext): Promise<FetchedNews> {
  const { env, config, clock } = context;
  const db = coreDb(env);
  const now = clock.now();
  const known = await newsSourcesById(db);
  const storyOf = storyFinder(await titlesSince(db, now - 3 * DAY));
  // Those that were ill last time come last, so that a slow one keeps no place from a healthy one.
  const sources = config.newsFeeds.toSorted((a, b) => failures(known.get(a.id)) - failures(known.get(b.id)));
  let queued = 0;
  const results = await sideBySide(sources, AT_ONCE, async (source): Promise<SourceResult> => {
    try {
      const result = await readNewsSource(context, source, known.get(source.id), storyOf);
      // At once, not after the slowest source.
      queued += await queueArticles(context, result.stored);
      return result;
    } catch (error) {
      log("error", "news-source", { source: source.id, requestId: context.requestId, ...errorFields(error) });
      return { source: source.id, outcome: "not_stored", stored: [] };
    }
  });
  const lost = await unscoredArticles(db, MODEL_VERSION, now - DAY, now - PATIENCE, MOST_QUEUED_AGAIN);
  queued += await queueArticles(context, lost);
  return {
    sources: Object.fromEntries(results.map((result) => [result.source, result.outcome])),
    stored: results.reduce((sum, result) => sum + result.stored.length, 0),
    queued,
  };
}

const failures = (row: NewsSourceRow | undefined): number => row?.failures ?? 0;
