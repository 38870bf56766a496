import { agreementOf } from "../../domain/sentiment/ensemble.ts";
import type { ArticleScore } from "../../domain/sentiment/score.ts";
import type { NewsRow } from "../../services/list-news.ts";
import { timedCursor } from "../http/sorting.ts";

/** An article as the API shows it. */
export const toArticle = ({ sourceId, publishedAt, coins, repeatedBy, score, ...article }: NewsRow) => ({
  ...article,
  source: sourceId,
  publishedAt: new Date(publishedAt).toISOString(),
  coins: [...coins],
  repeatedBy: [...repeatedBy],
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

/** A page of them. `sort` as it was asked for. */
export const toPage = (
  sort: string,
  { articles, next }: { articles: readonly NewsRow[]; next: { readonly at: number; readonly id: string } | null },
) => ({ items: articles.map(toArticle), nextCursor: timedCursor(sort, next) });
