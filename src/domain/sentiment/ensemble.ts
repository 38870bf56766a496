import distilbert from "./weights/distilbert.json" with { type: "json" };
import type { Label, Vote } from "./score.ts";
import type { Probabilities } from "./weights.ts";

/** What other models' sign weighs beside the lexicon's, in [0, 1], and from which strength on it is heard. */
export interface VoteRule {
  readonly weight: number;
  readonly deadZone: number;
}

/** With the report of its fit; `npm run record:distilbert` records what the model really says, for scripts/fit-sentiment.ts. */
const RULE: VoteRule = distilbert;

export interface Ensemble {
  /** In [-1, 1]. */
  readonly score: number;
  readonly label: Label;
  /** How likely the label is by all that was heard, in (0, 1]. */
  readonly confidence: number;
}

/** The lexicon side decides what is neutral; of what is not, the sign is voted. */
export function vote(
  { negative, neutral, positive }: Probabilities,
  others: readonly Vote[],
  rule: VoteRule = RULE,
): Ensemble {
  if (neutral >= negative && neutral >= positive) {
    return { score: rounded(positive - negative), label: "neutral", confidence: rounded(neutral) };
  }
  const polar = negative + positive;
  const own = (positive - negative) / polar;
  const heard = others.flatMap((other) =>
    other.score !== null && Math.abs(other.score) >= rule.deadZone ? [other.score] : [],
  );
  const mean = heard.reduce((sum, score) => sum + score, 0) / Math.max(1, heard.length);
  const sign = heard.length === 0 ? own : (1 - rule.weight) * own + rule.weight * mean;
  return {
    score: rounded(polar * sign),
    label: sign >= 0 ? "positive" : "negative",
    confidence: rounded((polar * (1 + Math.abs(sign))) / 2),
  };
}

/** Whether every model that was heard has the label's sign; null where fewer than two had one. */
export function agreementOf(label: Label, votes: readonly Vote[]): boolean | null {
  const signs = votes.flatMap((vote) => (vote.score !== null && vote.score !== 0 ? [Math.sign(vote.score)] : []));
  if (signs.length < 2) return null;
  const expected = label === "neutral" ? 0 : label === "positive" ? 1 : -1;
  return signs.every((sign) => sign === expected);
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
