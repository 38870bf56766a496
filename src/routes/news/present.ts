import { z } from "@hono/zod-openapi";
import { agreementOf } from "../../domain/sentiment/ensemble.ts";
import type { ArticleScore } from "../../domain/sentiment/score.ts";
import type { NewsRow } from "../../services/list-news.ts";
import { decodeCursor, encodeCursor } from "../http/pagination.ts";

/** An article as the API shows it. */
export const toArticle = ({ sourceId, publishedAt, coins, score, ...article }: NewsRow) => ({
  ...article,
  source: sourceId,
  publishedAt: new Date(publishedAt).toISOString(),
  coins: [...coins],
  score: score === null ? null : toScore({ ...score, score: score.value }),
});

export const toScore = ({ score, label, confidence, votes, words }: Omit<ArticleScore, "clauses">) => ({
  value: score,
  label,
  confidence,
  agreement: agreementOf(label, votes),
  votes: [...votes],
  words: [...words],
});

const Position = z.tuple([z.number().int(), z.string()]);

/** Where the page before ended. */
export function newsPosition(cursor: string | undefined): { publishedAt: number; id: string } | null {
  const position = decodeCursor(Position, cursor);
  return position === null ? null : { publishedAt: position[0], id: position[1] };
}

export function toPage({ articles, more }: { articles: readonly NewsRow[]; more: boolean }) {
  const last = articles.at(-1);
  return {
    items: articles.map(toArticle),
    nextCursor: more && last !== undefined ? encodeCursor([last.publishedAt, last.id]) : null,
  };
}
