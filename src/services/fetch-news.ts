import { isDue } from "../domain/news/usage.ts";
import { storyFinder } from "../domain/news/story.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { errorFields, log } from "../platform/log.ts";
import { Slots } from "../platform/slots.ts";
import { FEED_LIMITS } from "../providers/news/limits.ts";
import { coreDb } from "../storage/database.ts";
import { titlesSince, unscoredArticles } from "../storage/queries/articles.ts";
import type { NewsSourceRow } from "../storage/queries/news-sources.ts";
import { newsSourcesById, visitsOf } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";
import type { NewsSource } from "./news-sources.ts";
import { newsSourcesOf } from "./news-sources.ts";
import { queueArticles } from "./queue-articles.ts";
import type { SourceResult } from "./read-news-source.ts";
import { readNewsSource } from "./read-news-source.ts";

/** The platform lets six connections wait for an answer at once; one is left for the database. */
const AT_ONCE = 5;
/** Who has not begun to answer by then is asked once more when all others are done, and then has all its time. */
const PATIENT = { ...FEED_LIMITS, answerMs: 3000 };
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
 * Reads every source that is due, stores what is new and queues it to be scored, with what an earlier run stored and nobody
 * scored. May overlap with itself: an article is made once by its id. A source that is ill harms only itself: those that were
 * ill last time, and those that are slow to answer, are read after all others.
 */
export async function fetchNews(context: ServiceContext): Promise<FetchedNews> {
  const { env, config, clock } = context;
  const db = coreDb(env);
  const now = clock.now();
  const known = await newsSourcesById(db);
  const storyOf = storyFinder(await titlesSince(db, now - 3 * DAY));
  const due = newsSourcesOf(config).filter(({ id, quotas }) => isDue(visitsOf(known.get(id)), quotas, now));
  let queued = 0;
  const readAll = (sources: readonly NewsSource[], rows: typeof known, limits: typeof FEED_LIMITS) => {
    const slots = new Slots(AT_ONCE);
    return Promise.all(
      sources.map(async (source): Promise<SourceResult> => {
        const free = await slots.take();
        try {
          const result = await readNewsSource(context, source, rows.get(source.id), storyOf, limits, free);
          // At once, not after the slowest source.
          queued += await queueArticles(context, result.stored);
          return result;
        } catch (error) {
          log("error", "news-source", { source: source.id, requestId: context.requestId, ...errorFields(error) });
          return { source: source.id, outcome: "not_stored", stored: [] };
        } finally {
          free();
        }
      }),
    );
  };
  const well = due.filter(({ id }) => failures(known.get(id)) === 0);
  const ill = due.filter(({ id }) => failures(known.get(id)) > 0);
  const first = await readAll(well, known, PATIENT);
  const late = new Set(first.flatMap(({ source, outcome }) => (outcome === "no_answer" ? source : [])));
  const again = [...well.filter(({ id }) => late.has(id)), ...ill];
  const second = again.length === 0 ? [] : await readAll(again, await newsSourcesById(db), FEED_LIMITS);
  const results = [...first.filter(({ source }) => !late.has(source)), ...second];
  const lost = await unscoredArticles(db, MODEL_VERSION, now - DAY, now - PATIENCE, MOST_QUEUED_AGAIN);
  queued += await queueArticles(context, lost);
  return {
    sources: Object.fromEntries(results.map((result) => [result.source, result.outcome])),
    stored: results.reduce((sum, result) => sum + result.stored.length, 0),
    queued,
  };
}

const failures = (row: NewsSourceRow | undefined): number => row?.failures ?? 0;
