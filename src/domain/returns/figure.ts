/** Why a figure cannot be given. */
export const NULL_REASONS = [
  "no_capital",
  "no_flows",
  "no_price",
  "no_rate",
  "no_values",
  "nothing_priced",
  "several_rates",
  "shorter_than_a_year",
] as const;
export type NullReason = (typeof NULL_REASONS)[number];

/** How a figure came about: the formula, and what was put into it. */
export interface Explanation {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, string | number | null>>;
}

/** A ratio as a fraction, or why there is none. */
export interface Figure {
  readonly value: number | null;
  readonly reason: NullReason | null;
  readonly explain: Explanation;
}

export const given = (value: number, explain: Explanation): Figure => ({ value, reason: null, explain });
export const missing = (reason: NullReason, explain: Explanation): Figure => ({ value: null, reason, explain });
