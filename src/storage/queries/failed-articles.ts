import { asc, eq, inArray, lt } from "drizzle-orm";
import type { CoreDb } from "../database.ts";
import { articles, failedArticles } from "../schema/core.ts";
import type { PageOf } from "./paging.ts";
import { pageBy } from "./paging.ts";

export type FailedArticleRow = typeof failedArticles.$inferSelect;

export async function recordFailed(db: CoreDb, row: FailedArticleRow): Promise<void> {
  await db.insert(failedArticles).values(row).onConflictDoUpdate({ target: failedArticles.id, set: row });
}

/** One more than the page holds, with what each article is, as long as it is kept. */
export function listFailed(db: CoreDb, { limit, ...wanted }: PageOf) {
  const { beyond, order } = pageBy(wanted, failedArticles.failedAt, failedArticles.id);
  return db
    .select({
      id: failedArticles.id,
      reason: failedArticles.reason,
      failedAt: failedArticles.failedAt,
      title: articles.title,
      link: articles.link,
      source: articles.sourceId,
    })
    .from(failedArticles)
    .leftJoin(articles, eq(articles.id, failedArticles.id))
    .where(beyond)
    .orderBy(...order)
    .limit(limit + 1);
}

/** The oldest of them that are articles. */
export async function oldestFailed(db: CoreDb, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: failedArticles.id })
    .from(failedArticles)
    .innerJoin(articles, eq(articles.id, failedArticles.id))
    .orderBy(asc(failedArticles.failedAt), asc(failedArticles.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function dropFailed(db: CoreDb, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(failedArticles).where(inArray(failedArticles.id, [...ids]));
}

export const forgetFailed = (db: CoreDb, before: number) =>
  db.delete(failedArticles).where(lt(failedArticles.failedAt, before));
