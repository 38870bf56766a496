import { vote } from "./ensemble.ts";
import { headlineFeatures } from "./features.ts";
import { ngramsOf } from "./ngrams.ts";
import type { Kind } from "./overlay.ts";
import type { ArticleScore, Vote } from "./score.ts";
import { probabilitiesOf, weightsOf } from "./weights.ts";

export const VADER = "vader";

/** A title's score, with the words of its kind of source. What other models said of it comes in. */
export function classify(title: string, kind: Kind, others: readonly Vote[] = []): ArticleScore {
  const { values, compound, words, plain } = headlineFeatures(title, kind);
  const weights = weightsOf(kind);
  const ngrams = weights.ngrams.size === 0 ? [] : ngramsOf(plain);
  return {
    ...vote(probabilitiesOf(values, ngrams, weights), others),
    votes: [{ model: VADER, score: compound }, ...others],
    words,
  };
}
