import type { NewsItem } from "../domain/news/item.ts";
import { publicationTime } from "../domain/news/item.ts";
import { articleId } from "../domain/news/link.ts";
import type { StoryFinder } from "../domain/news/story.ts";
import { fetchFeed } from "../providers/rss/fetch-feed.ts";
import type { FeedOutcome } from "../providers/rss/outcome.ts";
import { coreDb } from "../storage/database.ts";
import type { ArticleRow } from "../storage/queries/articles.ts";
import { insertArticles } from "../storage/queries/articles.ts";
import type { NewsSourceRow } from "../storage/queries/news-sources.ts";
import { sourceFailed, sourceSucceeded, sourceUnchanged } from "../storage/queries/news-sources.ts";
import type { ServiceContext } from "./context.ts";

const DAY = 86_400_000;

export interface NewsSource {
  readonly id: string;
  readonly url: string;
}

export interface SourceResult {
  readonly source: string;
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
  const outcome = await fetchFeed(source.url, { etag: same?.etag ?? null, lastModified: same?.lastModified ?? null });
  const at = clock.now();
  if (outcome.kind === "failed") {
    await sourceFailed(db, source, at, outcome.problem);
    return { source: source.id, outcome: outcome.problem, stored: [] };
  }
  if (outcome.kind === "unchanged") {
    await sourceUnchanged(db, source, at);
    return { source: source.id, outcome: "unchanged", stored: [] };
  }
  const oldest = at - config.newsRetentionDays * DAY;
  const kept = outcome.items.filter(({ publishedAt }) => publishedAt === null || publishedAt >= oldest);
  const articles = await toArticles(source.id, kept, at, storyOf);
  const { etag, lastModified } = outcome;
  const said = { etag, lastModified, skipped: counted(outcome, articles.length, at, oldest) };
  // In one batch: were the validators kept without the articles, the next answer would be "unchanged".
  const [inserted] = await db.batch([insertArticles(db, articles), sourceSucceeded(db, source, at, said)]);
  return { source: source.id, outcome: "stored", stored: inserted.map(({ id }) => id) };
}

/** The first of those with the same link, each with its story. */
async function toArticles(
  sourceId: string,
  items: readonly NewsItem[],
  at: number,
  storyOf: StoryFinder,
): Promise<ArticleRow[]> {
  const unique = new Map<string, NewsItem>();
  for (const item of items) {
    const id = await articleId(item.link);
    if (!unique.has(id)) unique.set(id, item);
  }
  return [...unique].map(([id, { title, link, summary, publishedAt: stated }]) => {
    const publishedAt = publicationTime(stated, at);
    return { id, sourceId, title, link, summary, publishedAt, fetchedAt: at, storyId: storyOf(id, title, publishedAt) };
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
