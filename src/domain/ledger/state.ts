import type { AssetId } from "../ids.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";
import type { Books, Holding } from "./books.ts";
import { realisedOf } from "./fold.ts";

/** What a valuation needs of the books: what is held, what it cost, what was earned by selling. */
export interface LedgerState {
  /** Version of the portfolio that was folded; grows with every write. */
  readonly version: number;
  readonly base: AssetId;
  /** Only what is held; cost in the base currency. */
  readonly holdings: ReadonlyMap<AssetId, { readonly quantity: Amount; readonly cost: Amount }>;
  /** Gain of all disposals, in the base currency. */
  readonly realised: SignedAmount;
}

export const stateOf = (version: number, base: AssetId, books: Books): LedgerState => ({
  version,
  base,
  holdings: withCost(books.holdings),
  realised: realisedOf(books),
});

/** Trades against the base currency, all that is recorded so far, have a cost that everyone knows. */
export function withCost(holdings: ReadonlyMap<AssetId, Holding>): LedgerState["holdings"] {
  return new Map(
    [...holdings].map(([asset, { quantity, cost }]) => {
      if (cost === null) throw new RangeError(`what ${asset} cost is not known`);
      return [asset, { quantity, cost }];
    }),
  );
}
