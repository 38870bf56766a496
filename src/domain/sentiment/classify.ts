import type { ArticleScore, Vote } from "./score.ts";
import { confidenceOf, labelOf } from "./score.ts";
import { vader } from "./vader.ts";

export const VADER = "vader";

/** A title's score. It is VADER's; other models' votes stand beside it until their weights are fitted on recorded outputs. */
export function classify(title: string, others: readonly Vote[] = []): ArticleScore {
  const { score, words } = vader(title);
  return {
    score,
    label: labelOf(score),
    confidence: confidenceOf(score),
    votes: [{ model: VADER, score }, ...others],
    words,
  };
}
