import { clauseScores } from "./clauses.ts";
import { vote } from "./ensemble.ts";
import { headlineFeatures } from "./features.ts";
import { ngramsOf } from "./ngrams.ts";
import type { Kind } from "./overlay.ts";
import type { ArticleScore, ScoredWord, Vote } from "./score.ts";
import type { Probabilities } from "./weights.ts";
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
  const likely = probabilitiesOf(values, ngrams, weights);
  return {
    ...vote(isPlain(compound, words, likely) ? { ...likely, neutral: 0 } : likely, others),
    votes: [{ model: VADER, score: compound }, ...others],
    words,
    clauses: coinsIn === null ? null : clauseScores(title, kind, coinsIn),
  };
}

/** From here on several words of one sign leave nothing neutral, however seldom headlines of the fit were so warm. */
const PLAIN = 0.8;

function isPlain(compound: number, words: readonly ScoredWord[], { negative, positive }: Probabilities): boolean {
  if (Math.abs(compound) < PLAIN || words.length < 2) return false;
  const sign = Math.sign(compound);
  return words.every(({ valence }) => Math.sign(valence) === sign) && Math.sign(positive - negative) === sign;
}
