import { guidKeys } from "../domain/news/guid.ts";
import type { NewsItem } from "../domain/news/item.ts";
import { publicationTime } from "../domain/news/item.ts";
import { articleId } from "../domain/news/link.ts";
import { sourceIdOf } from "../domain/news/publisher.ts";
import type { StoryFinder } from "../domain/news/story.ts";
import { countOutcome, countRequest } from "../domain/news/usage.ts";
import type { FeedOutcome } from "../providers/news/outcome.ts";
import { objectsOf } from "../platform/objects.ts";
import { coreDb } from "../storage/database.ts";
import type { ArticleRow } from "../storage/queries/articles.ts";
import { insertArticles } from "../storage/queries/articles.ts";
import type { NewsSourceRow } from "../storage/queries/news-sources.ts";
import {
  sourceAsked,
  sourceFailed,
  sourceSucceeded,
  sourceUnchanged,
  visitsOf,
} from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";
import type { NewsSource } from "./news-sources.ts";

const DAY = 86_400_000;

export interface SourceResult {
  /** "stored", "unchanged", or the code of what went wrong. */
  readonly outcome: string;
  /** Ids of the articles that were not there before. */
  readonly stored: readonly string[];
}

/** Reads one source: what is new is stored, and how it went is kept for the next time. */
export async function readNewsSource(
  { env, config, clock }: ServiceContext,
  source: NewsSource,
  row: NewsSourceRow | undefined,
  storyOf: StoryFinder,
): Promise<SourceResult> {
  const db = coreDb(env);
  // What another address said about itself means nothing for this one.
  const same = row?.url === source.url ? row : undefined;
  const usage = countRequest(visitsOf(row).usage, source.quotas, clock.now());
  if (source.quotas.length > 0) await sourceAsked(db, source, usage);
  const known = { etag: same?.etag ?? null, lastModified: same?.lastModified ?? null };
  const { api, url, key } = source;
  const outcome = await objectsOf(env).newsReader(source.id).read({ api, url, key }, known);
  const at = clock.now();
  if (outcome.kind === "failed") {
    const { problem, restMs } = outcome;
    const rested = countOutcome(usage, problem, restMs === 0 ? 0 : at + restMs);
    await sourceFailed(db, source, rested, at, problem);
    return { outcome: problem, stored: [] };
  }
  if (outcome.kind === "unchanged") {
    await sourceUnchanged(db, source, countOutcome(usage, "unchanged"), at);
    return { outcome: "unchanged", stored: [] };
  }
  const oldest = at - config.newsRetentionDays * DAY;
  const kept = outcome.items.filter(({ publishedAt }) => publishedAt === null || publishedAt >= oldest);
  const articles = await toArticles(source.id, kept, at, storyOf);
  const { etag, lastModified } = outcome;
  const said = { etag, lastModified, skipped: counted(outcome, articles.length, at, oldest) };
  // In one batch: were the validators kept without the articles, the next answer would be "unchanged".
  const [inserted] = await db.batch([
    insertArticles(db, articles),
    sourceSucceeded(db, source, countOutcome(usage, "stored"), at, said),
  ]);
  return { outcome: "stored", stored: inserted.map(({ id }) => id) };
}

/** The first of those with the same link or the same name of the source's own, each with its story. */
async function toArticles(
  source: string,
  items: readonly NewsItem[],
  at: number,
  storyOf: StoryFinder,
): Promise<ArticleRow[]> {
  const keys = await guidKeys(source, items);
  const unique = new Map<string, { item: NewsItem; guidKey: string | null }>();
  for (const [n, item] of items.entries()) {
    const id = await articleId(item.link);
    if (!unique.has(id)) unique.set(id, { item, guidKey: keys[n] ?? null });
  }
  return [...unique].map(([id, { item, guidKey }]) => {
    const { title, link, summary, publishedAt: stated, publisher } = item;
    const publishedAt = publicationTime(stated, at);
    const sourceId = sourceIdOf(source, publisher);
    const storyId = storyOf(id, title, publishedAt);
    return { id, sourceId, title, link, summary, publishedAt, fetchedAt: at, storyId, guidKey };
  });
}

/** What was skipped or mended, by reason. */
function counted({ counts, items }: FeedOutcome & { kind: "items" }, unique: number, at: number, oldest: number) {
  const repeated = items.filter((item) => (item.publishedAt ?? oldest) >= oldest).length - unique;
  const tooOld = items.filter((item) => (item.publishedAt ?? oldest) < oldest).length;
  const future = items.filter((item) => (item.publishedAt ?? 0) > at).length;
  return {
    ...counts,
    ...(repeated > 0 ? { repeated } : {}),
    ...(tooOld > 0 ? { too_old: tooOld } : {}),
    ...(future > 0 ? { future_date: future } : {}),
  };
}
