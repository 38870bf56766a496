import type { Amount, SignedAmount } from "../money/amount.ts";
import { toSignedText, toUnits } from "../money/fixed.ts";
import type { Figure } from "./figure.ts";
import { given, missing } from "./figure.ts";
import { DAY_MS } from "./period.ts";

/** What a coin that is held cost, from a time on. */
export interface Invested {
  readonly at: number;
  readonly cost: Amount;
}

/**
 * Cost of what was held, averaged over the days on which something was. Days are whole ones, as in Ghostfolio, whose figure
 * this is; what changes twice on a day counts as it ended. On one day only: what was first put in.
 */
export function averageCapital(steps: readonly Invested[], to: number): number {
  const sorted = steps.toSorted((a, b) => a.at - b.at);
  let [weighted, days] = [0, 0];
  for (const [i, step] of sorted.entries()) {
    const cost = Number(toUnits(step.cost)) / 1e18;
    const length = wholeDay(sorted[i + 1]?.at ?? to) - wholeDay(step.at);
    if (cost <= 0 || length <= 0) continue;
    weighted += cost * length;
    days += length;
  }
  if (days > 0) return weighted / days;
  const first = sorted.find((step) => toUnits(step.cost) > 0n);
  return first === undefined ? 0 : Number(toUnits(first.cost)) / 1e18;
}

const wholeDay = (at: number): number => Math.floor(at / DAY_MS);

/** Return on average capital: gain ÷ the average cost of what was held, coin by coin. */
export function returnOnAverageCapital(
  gain: SignedAmount,
  coins: readonly (readonly Invested[])[],
  to: number,
): Figure {
  const capital = coins.reduce((sum, steps) => sum + averageCapital(steps, to), 0);
  const gained = toUnits(gain);
  const explain = {
    formula: "gain ÷ Σ time-weighted invested cost (Ghostfolio's ROAI)",
    inputs: { gain: toSignedText(gained), capital },
  };
  return capital > 0 ? given(Number(gained) / 1e18 / capital, explain) : missing("no_capital", explain);
}
