/** What the rules, the word list and the weights together are called. Whatever changes a score gets a new name. */
export const MODEL_VERSION = "ensemble-1";

export type Label = "negative" | "neutral" | "positive";

/** A word that moved the score: its rating in the lexicon, and what was left of it after the rules. */
export interface ScoredWord {
  readonly word: string;
  readonly base: number;
  readonly valence: number;
  /** Which group of the overlay rates it; absent for VADER's own words. */
  readonly group?: string;
}

/** What one model said of a title; null with the reason when it said nothing. */
export interface Vote {
  readonly model: string;
  readonly score: number | null;
  readonly reason?: string;
}

export interface ArticleScore {
  /** In [-1, 1]. */
  readonly score: number;
  readonly label: Label;
  readonly confidence: number;
  readonly votes: readonly Vote[];
  readonly words: readonly ScoredWord[];
  /** By coin, where clauses say opposite things of several coins; null for a coin of which both are said. */
  readonly clauses: ClauseScores | null;
}

export type ClauseScores = Readonly<Record<string, number | null>>;

/** VADER's own cut-offs, as its README gives them; here for figures over many articles. */
const CUT_OFF = 0.05;

export function labelOf(score: number): Label {
  if (score >= CUT_OFF) return "positive";
  return score <= -CUT_OFF ? "negative" : "neutral";
}
