import type { BoardPrice, PriceSource } from "./price.ts";

/** What one source says of a coin, and how much it counts for. */
export interface Candidate {
  readonly source: PriceSource;
  readonly last: BoardPrice;
  /** Heard within the last seconds. */
  readonly isFit: boolean;
  /** And that not only since a moment ago. */
  readonly isSettled: boolean;
  /** Since when nothing that it says of this coin is believed. */
  readonly refusedSince: number | null;
}

export interface ChoiceRules {
  /** A pair of which only nonsense was heard for so long is left to others. */
  readonly refusedMs: number;
  /** One that has been quiet for so much longer than another's is left to that. */
  readonly quietMs: number;
}

/** The best of a coin's candidates, given in the order in which they are preferred; `null` when none is fit. */
export function choose(candidates: readonly Candidate[], now: number, rules: ChoiceRules): Candidate | null {
  const youngest = Math.max(...candidates.map(({ isFit, last }) => (isFit ? last.at : 0)));
  let best: { candidate: Candidate; rank: number } | null = null;
  for (const candidate of candidates) {
    if (!candidate.isFit) continue;
    const rank = rankOf(candidate, youngest, now, rules);
    if (best === null || rank < best.rank) best = { candidate, rank };
  }
  return best?.candidate ?? null;
}

/** Lower is better. */
function rankOf(
  { last, isSettled, refusedSince }: Candidate,
  youngest: number,
  now: number,
  rules: ChoiceRules,
): number {
  if (refusedSince !== null && now - refusedSince > rules.refusedMs) return 3;
  if (youngest - last.at > rules.quietMs) return 2;
  return isSettled ? 0 : 1;
}
