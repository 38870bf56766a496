import { isDue } from "../domain/news/usage.ts";
import { storyFinder } from "../domain/news/story.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { errorFields, log } from "../platform/log.ts";
import { coreDb } from "../storage/database.ts";
import { titlesSince, unscoredArticles } from "../storage/queries/articles.ts";
import { newsSourcesById, visitsOf } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";
import { newsSourcesOf } from "./news-sources.ts";
import { queueArticles } from "./queue-articles.ts";
import { readNewsSource } from "./read-news-source.ts";

/** A message on its way is given so long before the article is queued again. */
const PATIENCE = 4 * 60_000;
const DAY = 86_400_000;
const MOST_QUEUED_AGAIN = 200;

export interface FetchedNews {
  /** Per source that was due: "unchanged", "stored", or the code of what went wrong. */
  readonly sources: Readonly<Record<string, string>>;
  readonly stored: number;
  readonly queued: number;
}

/**
 * Reads every source that is due, all at the same time and each by an object of its own; stores what is new and queues it to
 * be scored at once, with what an earlier run stored and nobody scored. May overlap with itself: an article is made once by its
 * id. A source that is ill harms only itself.
 */
export async function fetchNews(context: ServiceContext): Promise<FetchedNews> {
  const { env, config, clock } = context;
  const db = coreDb(env);
  const now = clock.now();
  const known = await newsSourcesById(db);
  const storyOf = storyFinder(await titlesSince(db, now - 3 * DAY));
  const due = newsSourcesOf(config).filter(({ id, quotas }) => isDue(visitsOf(known.get(id)), quotas, now));
  const results = await Promise.all(
    due.map(async (source) => {
      try {
        const { outcome, stored } = await readNewsSource(context, source, known.get(source.id), storyOf);
        return { source: source.id, outcome, stored: stored.length, queued: await queueArticles(context, stored) };
      } catch (error) {
        log("error", "news-source", { source: source.id, requestId: context.requestId, ...errorFields(error) });
        return { source: source.id, outcome: "not_stored", stored: 0, queued: 0 };
      }
    }),
  );
  const lost = await unscoredArticles(db, MODEL_VERSION, now - DAY, now - PATIENCE, MOST_QUEUED_AGAIN);
  const queuedAgain = await queueArticles(context, lost);
  return {
    sources: Object.fromEntries(results.map(({ source, outcome }) => [source, outcome])),
    stored: results.reduce((sum, { stored }) => sum + stored, 0),
    queued: results.reduce((sum, { queued }) => sum + queued, queuedAgain),
  };
}
