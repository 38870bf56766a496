import { sql } from "drizzle-orm";
import type { Label, ScoredWord, Vote } from "../../domain/sentiment/score.ts";
import type { CoreDb } from "../database.ts";

export interface NewsFilter {
  readonly coin: string | null;
  readonly source: string | null;
  readonly label: Label | null;
}

export interface NewsPosition {
  readonly publishedAt: number;
  readonly id: string;
}

export interface NewsRow {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly summary: string | null;
  readonly sourceId: string;
  readonly publishedAt: number;
  /** Most relevant first. */
  readonly coins: readonly string[];
  readonly score: {
    readonly value: number;
    readonly label: Label;
    readonly confidence: number;
    readonly votes: readonly Vote[];
    readonly words: readonly ScoredWord[];
  } | null;
}

interface RawRow {
  id: string;
  title: string;
  link: string;
  summary: string | null;
  source_id: string;
  published_at: number;
  coins: string;
  score: number | null;
  label: Label | null;
  confidence: number | null;
  votes: string | null;
  words: string | null;
}

/** Articles from the newest on, after a position; a coin's repeats of one story included. */
export async function listNews(
  db: CoreDb,
  modelVersion: string,
  filter: NewsFilter,
  after: NewsPosition | null,
  limit: number,
): Promise<NewsRow[]> {
  const conditions = [
    sql`true`,
    filter.coin === null
      ? null
      : sql`EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = a.id AND m.asset_id = ${filter.coin})`,
    filter.source === null ? null : sql`a.source_id = ${filter.source}`,
    filter.label === null ? null : sql`s.label = ${filter.label}`,
    after === null ? null : sql`(a.published_at, a.id) < (${after.publishedAt}, ${after.id})`,
  ].filter((condition) => condition !== null);
  const rows = await db.all<RawRow>(sql`
    SELECT a.id, a.title, a.link, a.summary, a.source_id, a.published_at, s.score, s.label, s.confidence, s.votes, s.words,
      (SELECT json_group_array(asset_id) FROM
        (SELECT asset_id FROM mentions m WHERE m.article_id = a.id ORDER BY relevance DESC, asset_id)) AS coins
    FROM articles a LEFT JOIN scores s ON s.article_id = a.id AND s.model_version = ${modelVersion}
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${limit}`);
  return rows.map(toNewsRow);
}

const toNewsRow = (row: RawRow): NewsRow => ({
  id: row.id,
  title: row.title,
  link: row.link,
  summary: row.summary,
  sourceId: row.source_id,
  publishedAt: row.published_at,
  coins: JSON.parse(row.coins) as string[],
  score:
    row.score === null || row.label === null || row.confidence === null
      ? null
      : {
          value: row.score,
          label: row.label,
          confidence: row.confidence,
          // Written by `storeClassified` only, from these types.
          votes: JSON.parse(row.votes ?? "[]") as Vote[],
          words: JSON.parse(row.words ?? "[]") as ScoredWord[],
        },
});
