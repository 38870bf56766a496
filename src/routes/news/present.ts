import { agreementOf } from "../../domain/sentiment/ensemble.ts";
import type { ArticleScore } from "../../domain/sentiment/score.ts";
import type { NewsRow } from "../../services/list-news.ts";

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
