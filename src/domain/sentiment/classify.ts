import { clauseScores } from "./clauses.ts";
import { vote } from "./ensemble.ts";
import { headlineFeatures } from "./features.ts";
import { ngramsOf } from "./ngrams.ts";
import type { Kind } from "./overlay.ts";
import type { ArticleScore, Vote } from "./score.ts";
import { probabilitiesOf, weightsOf } from "./weights.ts";

export const VADER = "vader";

/**
 * A title's score, with the words of its kind of source. What other models said of it comes in, and how to find the coins in
 * a part of it.
 */
export function classify(
  title: string,
  kind: Kind,
  others: readonly Vote[] = [],
  coinsIn: ((text: string) => readonly string[]) | null = null,
): ArticleScore {
  const { values, compound, words, plain } = headlineFeatures(title, kind);
  const weights = weightsOf(kind);
  const ngrams = weights.ngrams.size === 0 ? [] : ngramsOf(plain);
  return {
    ...vote(probabilitiesOf(values, ngrams, weights), others),
    votes: [{ model: VADER, score: compound }, ...others],
    words,
    clauses: coinsIn === null ? null : clauseScores(title, kind, coinsIn),
  };
}
