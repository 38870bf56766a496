import type { Mention } from "../domain/coins/mention.ts";
import { classify } from "../domain/sentiment/classify.ts";
import type { Kind } from "../domain/sentiment/overlay.ts";
import type { ArticleScore } from "../domain/sentiment/score.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { DISTILBERT } from "../providers/workers-ai/distilbert.ts";
import { knownCoins } from "./known-coins.ts";
import type { ServiceContext } from "./context.ts";

export interface ScoredText {
  readonly text: string;
  readonly score: ArticleScore;
  /** With the value that the text has for the coin. */
  readonly coins: readonly { readonly coin: string; readonly relevance: number; readonly value: number | null }[];
}

/** Its daily allocation is for the news. */
const NOT_ASKED = { model: DISTILBERT, score: null, reason: "not_asked" };

/** Scores texts as if they were titles of this kind of source; nothing is stored and no other model is asked. */
export async function scoreTexts(
  { env, clock }: ServiceContext,
  texts: readonly string[],
  kind: Kind,
): Promise<{ scores: ScoredText[]; modelVersion: string }> {
  const { mentionsOf, coinsIn } = await knownCoins(env, clock.now());
  const scores = texts.map((text): ScoredText => {
    const mentions = mentionsOf({ title: text, summary: null, cryptoOnly: kind !== "finance" });
    const score = classify(text, kind, [NOT_ASKED], coinsIn(mentions));
    const coins = mentions.map(({ assetId, relevance }: Mention) => {
      const clause = score.clauses?.[assetId];
      return { coin: assetId, relevance, value: clause === undefined ? score.score : clause };
    });
    return { text, score, coins };
  });
  return { scores, modelVersion: MODEL_VERSION };
}
