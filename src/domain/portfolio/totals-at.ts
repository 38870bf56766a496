import type { TotalName } from "../ledger/books.ts";
import { TOTALS } from "../ledger/books.ts";
import type { Timeline } from "../ledger/timeline.ts";
import { stepAt } from "../ledger/timeline.ts";
import type { SignedAmount } from "../money/amount.ts";
import { minus, signedOf, toSignedText } from "../money/fixed.ts";
import type { Worth } from "./worth.ts";
import { costOf, knownCostOf } from "./worth.ts";

/** A sum of what is known; `unknown` counts what is not. */
export type TotalViews = Readonly<Record<TotalName, { readonly value: SignedAmount; readonly unknown: number }>>;

/**
 * Where a portfolio stands. Where everything is known: value + out − in = realised + unrealised + income − feesApart +
 * carriedOut − carriedIn.
 */
export function totalsAt(timeline: Timeline, at: number, worth: Worth) {
  const sums = stepAt(timeline.totals, at)?.totals;
  const totals = Object.fromEntries(
    TOTALS.map((name) => {
      const { known, unknown } = sums?.get(name) ?? { known: 0n, unknown: 0 };
      return [name, { value: toSignedText(known), unknown }];
    }),
  ) as TotalViews;
  return {
    value: signedOf(worth.value),
    cost: signedOf(costOf(worth)),
    knownCost: toSignedText(knownCostOf(worth)),
    unrealised: worth.value === null ? null : signedOf(minus(worth.value, costOf(worth, true))),
    ...totals,
    complete: worth.complete,
    unpriced: worth.unpriced,
    stale: worth.stale,
  };
}
