import { and, eq, gt, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";
import { articles, failedArticles, mentions, scores } from "../schema/core.ts";

type Row = typeof articles.$inferSelect;
export type ArticleRow = Omit<Row, "guidKey"> & Partial<Pick<Row, "guidKey">>;

/**
 * Stores those that are not there yet by link and by their source's own name, and gives the ids of these; a repeat changes nothing. One JSON parameter, for D1
 * binds at most 100; the columns stand in the table's order.
 */
export const insertArticles = (db: CoreDb, rows: readonly ArticleRow[]) =>
  db
    .insert(articles)
    .select(
      sql`SELECT value->>'id', value->>'sourceId', value->>'title', value->>'link', value->>'summary',
        value->>'publishedAt', value->>'fetchedAt', value->>'storyId', value->>'guidKey'
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoNothing()
    .returning({ id: articles.id });

/** What a later headline is compared with to tell whether it repeats one. */
export const titlesSince = (db: CoreDb, since: number) =>
  db
    .select({ title: articles.title, storyId: articles.storyId, publishedAt: articles.publishedAt })
    .from(articles)
    .where(gt(articles.publishedAt, since))
    .orderBy(articles.publishedAt);

export interface UnscoredArticle {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly summary: string | null;
  /** The model version has scored it already. */
  readonly scored: boolean;
}

export async function articlesToScore(
  db: CoreDb,
  ids: readonly string[],
  modelVersion: string,
): Promise<Map<string, UnscoredArticle>> {
  const rows = await db
    .select({
      id: articles.id,
      sourceId: articles.sourceId,
      title: articles.title,
      summary: articles.summary,
      scoredBy: scores.modelVersion,
    })
    .from(articles)
    .leftJoin(scores, and(eq(scores.articleId, articles.id), eq(scores.modelVersion, modelVersion)))
    .where(sql`${articles.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map(({ scoredBy, ...row }) => [row.id, { ...row, scored: scoredBy !== null }]));
}

/**
 * Fetched in (from, to] and not scored by this version: their message was lost, or the version is new. Not what it failed to score.
 * Newest first.
 */
export async function unscoredArticles(
  db: CoreDb,
  modelVersion: string,
  from: number,
  to: number,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .leftJoin(scores, and(eq(scores.articleId, articles.id), eq(scores.modelVersion, modelVersion)))
    .leftJoin(failedArticles, and(eq(failedArticles.id, articles.id), eq(failedArticles.modelVersion, modelVersion)))
    .where(
      and(
        gt(articles.fetchedAt, from),
        lte(articles.fetchedAt, to),
        isNull(scores.articleId),
        isNull(failedArticles.id),
      ),
    )
    .orderBy(sql`${articles.fetchedAt} DESC`)
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Removes at most `limit` articles published before, with mentions and scores; returns how many. No cascade does that for us. */
export async function forgetArticles(db: CoreDb, before: number, limit: number): Promise<number> {
  const old = db
    .select({ id: articles.id })
    .from(articles)
    .where(lt(articles.publishedAt, before))
    .orderBy(articles.publishedAt, articles.id)
    .limit(limit);
  const [, , removed] = await db.batch([
    db.delete(mentions).where(inArray(mentions.articleId, old)),
    db.delete(scores).where(inArray(scores.articleId, old)),
    db.delete(articles).where(inArray(articles.id, old)).returning({ id: articles.id }),
  ]);
  return removed.length;
}
