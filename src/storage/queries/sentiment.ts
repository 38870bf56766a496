import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Vote } from "../../domain/sentiment/score.ts";
import type { CoreDb } from "../database.ts";
import { articles, mentions, scores } from "../schema/core.ts";

export interface ScoredArticleRow {
  readonly id: string;
  readonly sourceId: string;
  readonly publishedAt: number;
  readonly score: number;
  readonly confidence: number;
  readonly votes: readonly Vote[];
  /** The first article of its story, not one that repeats it. */
  readonly first: boolean;
}

/** The scored articles published in (from, to], and which coins each names. */
export async function scoredArticles(
  db: CoreDb,
  modelVersion: string,
  from: number,
  to: number,
): Promise<{ articles: ScoredArticleRow[]; mentions: { articleId: string; assetId: string; relevance: number }[] }> {
  const inWindow = and(gt(articles.publishedAt, from), lte(articles.publishedAt, to));
  const [rows, named] = await db.batch([
    db
      .select({
        id: articles.id,
        sourceId: articles.sourceId,
        publishedAt: articles.publishedAt,
        score: scores.score,
        confidence: scores.confidence,
        votes: scores.votes,
        first: sql<number>`${articles.storyId} = ${articles.id}`,
      })
      .from(articles)
      .innerJoin(scores, and(eq(scores.articleId, articles.id), eq(scores.modelVersion, modelVersion)))
      .where(inWindow),
    db
      .select({ articleId: mentions.articleId, assetId: mentions.assetId, relevance: mentions.relevance })
      .from(articles)
      .innerJoin(mentions, eq(mentions.articleId, articles.id))
      .where(inWindow),
  ]);
  return {
    // Votes are written by `storeClassified` only, from this type.
    articles: rows.map((row) => ({ ...row, votes: row.votes as Vote[], first: row.first === 1 })),
    mentions: named,
  };
}
