import { sql } from "drizzle-orm";
import type { Label, ScoredWord, Vote } from "../../domain/sentiment/score.ts";
import type { CoreDb } from "../database.ts";
import type { PageOf } from "./paging.ts";

export interface NewsFilter {
  readonly coin: string | null;
  readonly source: string | null;
  readonly label: Label | null;
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
  /** Other articles that tell the same story, and the sources of these. */
  readonly repeats: number;
  readonly repeatedBy: readonly string[];
  readonly score: {
    readonly value: number;
    readonly label: Label;
    readonly confidence: number;
    readonly votes: readonly Vote[];
    readonly words: readonly ScoredWord[];
  } | null;
}

/** Of those who repeat a story, more need no name. */
export const MOST_NAMED = 50;

interface RawRow {
  id: string;
  title: string;
  link: string;
  summary: string | null;
  source_id: string;
  published_at: number;
  coins: string;
  repeats: number;
  repeated_by: string;
  score: number | null;
  label: Label | null;
  confidence: number | null;
  votes: string | null;
  words: string | null;
}

/**
 * Articles in order of their publication; one more than the page holds. Of each story the first, with how often and by whom it
 * was told again; asked for one source, what that source told, first or not.
 */
export async function listNews(
  db: CoreDb,
  modelVersion: string,
  filter: NewsFilter,
  { limit, after, descending }: PageOf,
): Promise<NewsRow[]> {
  const way = descending ? { beyond: sql`<`, order: sql`DESC` } : { beyond: sql`>`, order: sql`ASC` };
  const conditions = [
    sql`true`,
    filter.coin === null
      ? null
      : sql`EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = a.id AND m.asset_id = ${filter.coin})`,
    filter.source === null
      ? sql`a.story_id = a.id`
      : sql`(a.source_id = ${filter.source} OR substr(a.source_id, 1, ${filter.source.length + 1}) = ${`${filter.source}/`})`,
    filter.label === null ? null : sql`s.label = ${filter.label}`,
    after === null ? null : sql`(a.published_at, a.id) ${way.beyond} (${after.at}, ${after.id})`,
  ].filter((condition) => condition !== null);
  const rows = await db.all<RawRow>(sql`
    SELECT a.id, a.title, a.link, a.summary, a.source_id, a.published_at, s.score, s.label, s.confidence, s.votes, s.words,
      (SELECT json_group_array(asset_id) FROM
        (SELECT asset_id FROM mentions m WHERE m.article_id = a.id ORDER BY relevance DESC, asset_id)) AS coins,
      (SELECT count(*) FROM articles r WHERE r.story_id = a.story_id AND r.id <> a.id) AS repeats,
      (SELECT json_group_array(source_id) FROM
        (SELECT DISTINCT source_id FROM articles r WHERE r.story_id = a.story_id AND r.id <> a.id
          ORDER BY source_id LIMIT ${MOST_NAMED})) AS repeated_by
    FROM articles a LEFT JOIN scores s ON s.article_id = a.id AND s.model_version = ${modelVersion}
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY a.published_at ${way.order}, a.id ${way.order} LIMIT ${limit + 1}`);
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
  repeats: row.repeats,
  repeatedBy: JSON.parse(row.repeated_by) as string[],
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
