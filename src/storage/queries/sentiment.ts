import { and, asc, eq, gt, gte, lte, sql } from "drizzle-orm";
import type { ClauseScores, Vote } from "../../domain/sentiment/score.ts";
import { DAY, USUAL_DAYS } from "../../domain/sentiment/mentions.ts";
import type { CoreDb } from "../database.ts";
import { articles, mentions, scores, sentimentHours } from "../schema/core.ts";

export interface ScoredArticleRow {
  readonly id: string;
  readonly sourceId: string;
  readonly publishedAt: number;
  readonly score: number;
  readonly confidence: number;
  readonly votes: readonly Vote[];
  readonly clauses: ClauseScores | null;
  /** The first article of its story, not one that repeats it. */
  readonly first: boolean;
}

export interface MentionRow {
  readonly articleId: string;
  readonly assetId: string;
  readonly relevance: number;
}

/** The scored articles published in (from, to] and fetched until then, and which coins each names. */
export async function scoredArticles(
  db: CoreDb,
  modelVersion: string,
  from: number,
  to: number,
): Promise<{ articles: ScoredArticleRow[]; mentions: MentionRow[] }> {
  const inWindow = and(gt(articles.publishedAt, from), lte(articles.publishedAt, to), lte(articles.fetchedAt, to));
  const [rows, named] = await db.batch([
    db
      .select({
        id: articles.id,
        sourceId: articles.sourceId,
        publishedAt: articles.publishedAt,
        score: scores.score,
        confidence: scores.confidence,
        votes: scores.votes,
        clauses: scores.clauses,
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
    // Votes and clauses are written by `storeClassified` only, from these types.
    articles: rows.map((row) => ({
      ...row,
      votes: row.votes as Vote[],
      clauses: row.clauses as ClauseScores | null,
      first: row.first === 1,
    })),
    mentions: named,
  };
}

export interface MentionDays {
  /** Mentions of each coin, and articles for the market: the last 24 hours first, then day by day before. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  /** Whole days before the last for which there is news at all. */
  readonly known: number;
}

/** How often each coin was named in the last day and in each of the thirty before. */
export async function mentionDays(db: CoreDb, at: number, market: string): Promise<MentionDays> {
  const [rows, [began]] = await Promise.all([
    db.all<{ asset: string; day: number; n: number }>(sql`
      WITH recent AS (
        SELECT id, CAST((${at} - published_at) / ${DAY} AS INTEGER) AS day FROM articles
        WHERE published_at > ${at - (USUAL_DAYS + 1) * DAY} AND published_at <= ${at} AND fetched_at <= ${at})
      SELECT m.asset_id AS asset, r.day AS day, count(*) AS n FROM recent r JOIN mentions m ON m.article_id = r.id GROUP BY 1, 2
      UNION ALL SELECT ${market}, day, count(*) FROM recent GROUP BY day`),
    db.all<{ first: number | null }>(sql`SELECT min(fetched_at) AS first FROM articles`),
  ]);
  const counts = new Map<string, number[]>();
  for (const { asset, day, n } of rows) {
    const days = counts.get(asset) ?? Array.from({ length: USUAL_DAYS + 1 }, () => 0);
    days[day] = n;
    counts.set(asset, days);
  }
  const first = began?.first ?? at;
  return { counts, known: Math.max(0, Math.floor((at - DAY - first) / DAY)) };
}

/** Grows with each score that is stored. */
export async function lastScore(db: CoreDb): Promise<number> {
  const [row] = await db.all<{ last: number | null }>(sql`SELECT max(rowid) AS last FROM scores`);
  return row?.last ?? 0;
}

export type SentimentHour = typeof sentimentHours.$inferSelect;

/** Fixes an hour: rows that are there already stay as they are. The columns stand in the table's order. */
export async function insertHours(db: CoreDb, rows: readonly SentimentHour[]): Promise<void> {
  await db
    .insert(sentimentHours)
    .select(
      sql`SELECT value->>'assetId', value->>'hour', value->>'modelVersion', value->>'score', value->>'n', value->>'nEff',
        value->>'sources', value->>'mentions', value->>'z' FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoNothing();
}

/** Hours of an asset from `from` to `to`, both included, the oldest first. */
export function hoursOf(
  db: CoreDb,
  assetId: string,
  modelVersion: string,
  from: number,
  to: number,
): Promise<SentimentHour[]> {
  return db
    .select()
    .from(sentimentHours)
    .where(
      and(
        eq(sentimentHours.assetId, assetId),
        eq(sentimentHours.modelVersion, modelVersion),
        gte(sentimentHours.hour, from),
        lte(sentimentHours.hour, to),
      ),
    )
    .orderBy(asc(sentimentHours.hour));
}

/** Scores of several assets at the last hour of each interval of `every` ms, from `from` to `to`, both included. */
export function scoresOfHours(
  db: CoreDb,
  assetIds: readonly string[],
  modelVersion: string,
  { from, to, every }: { readonly from: number; readonly to: number; readonly every: number },
): Promise<{ assetId: string; hour: number; score: number | null }[]> {
  return db
    .select({ assetId: sentimentHours.assetId, hour: sentimentHours.hour, score: sentimentHours.score })
    .from(sentimentHours)
    .where(
      and(
        sql`${sentimentHours.assetId} IN (SELECT value FROM json_each(${JSON.stringify(assetIds)}))`,
        eq(sentimentHours.modelVersion, modelVersion),
        gte(sentimentHours.hour, from),
        lte(sentimentHours.hour, to),
        sql`(${sentimentHours.hour} - ${from}) % ${every} = 0`,
      ),
    );
}

/** The last hour that this version has fixed, and the first one of any version; null where there is none. */
export async function fixedHours(
  db: CoreDb,
  assetId: string,
  modelVersion: string,
): Promise<{ last: number | null; first: number | null }> {
  const [row] = await db.all<{ last: number | null; first: number | null }>(sql`
    SELECT (SELECT max(hour) FROM sentiment_hours WHERE asset_id = ${assetId} AND model_version = ${modelVersion}) AS last,
      (SELECT min(hour) FROM sentiment_hours WHERE asset_id = ${assetId}) AS first`);
  return row ?? { last: null, first: null };
}

/** How many articles of (from, to] there are, and how many of them this version has scored. */
export async function scoredShare(
  db: CoreDb,
  modelVersion: string,
  from: number,
  to: number,
): Promise<{ articles: number; scored: number }> {
  const [row] = await db.all<{ articles: number; scored: number }>(sql`
    SELECT count(*) AS articles, count(s.article_id) AS scored
    FROM articles a LEFT JOIN scores s ON s.article_id = a.id AND s.model_version = ${modelVersion}
    WHERE a.published_at > ${from} AND a.published_at <= ${to} AND a.fetched_at <= ${to}`);
  return row ?? { articles: 0, scored: 0 };
}
