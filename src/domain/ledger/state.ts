import type { AssetId } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Books, Holding } from "./books.ts";
import { realisedOf } from "./fold.ts";

/** What a valuation needs of the books: what is held, what it cost, what was earned by selling. */
export interface LedgerState {
  /** Version of the portfolio that was folded; grows with every write. */
  readonly version: number;
  readonly base: AssetId;
  /** Only what is held; cost in the base currency, `null` where a part of it is not known. */
  readonly holdings: ReadonlyMap<AssetId, Holding>;
  /** Gain of all disposals as far as it is known, in the base currency. */
  readonly realised: SignedAmount;
}

export const stateOf = (version: number, base: AssetId, books: Books): LedgerState => ({
  version,
  base,
  holdings: books.holdings,
  realised: realisedOf(books),
});
