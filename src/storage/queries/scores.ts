import { sql } from "drizzle-orm";
import type { Mention } from "../../domain/coins/mention.ts";
import type { ArticleScore } from "../../domain/sentiment/score.ts";
import type { CoreDb } from "../database.ts";
import { mentions, scores } from "../schema/core.ts";

export interface ClassifiedArticle {
  readonly id: string;
  readonly score: ArticleScore;
  readonly mentions: readonly Mention[];
}

/**
 * Mentions and scores of several articles in one batch, so that neither is ever there without the other. Delivered twice it
 * is stored once: an article that has its score keeps it.
 */
export async function storeClassified(
  db: CoreDb,
  modelVersion: string,
  classified: readonly ClassifiedArticle[],
): Promise<void> {
  const ids = JSON.stringify(classified.map((article) => article.id));
  const named = classified.flatMap(({ id, mentions: own }) => own.map((mention) => ({ id, ...mention })));
  const scored = classified.map(({ id, score }) => ({ id, ...score }));
  // One JSON parameter each, for D1 binds at most 100; the columns stand in the tables' order.
  await db.batch([
    db.delete(mentions).where(sql`${mentions.articleId} IN (SELECT value FROM json_each(${ids}))`),
    db
      .insert(mentions)
      .select(
        sql`SELECT value->>'id', value->>'assetId', value->>'relevance' FROM json_each(${JSON.stringify(named)})`,
      ),
    db
      .insert(scores)
      .select(
        sql`SELECT value->>'id', ${modelVersion}, value->>'score', value->>'label', value->>'confidence',
          value->'votes', value->'words', value->'clauses' FROM json_each(${JSON.stringify(scored)}) WHERE true`,
      )
      .onConflictDoNothing(),
  ]);
}
