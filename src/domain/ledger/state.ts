import type { AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import { signedOf, toSignedText } from "../money/fixed.ts";
import type { FoldState } from "./fold.ts";
import type { HeldSums } from "./held-sums.ts";
import { addHeld } from "./held-sums.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";

/** How much there is of a coin or of tracked money, and what it cost. Money may be owed: below zero. */
export interface Held {
  readonly quantity: SignedAmount;
  readonly cost: SignedAmount | null;
}

/** What a valuation needs of the books: what is held, what it cost, what was earned by selling. */
export interface LedgerState {
  /** Version of the portfolio that was folded; grows with every write. */
  readonly version: number;
  readonly base: AssetId;
  /** Only what is held or owed; cost in the base currency, `null` where a part of it is not known. */
  readonly holdings: ReadonlyMap<AssetId, Held>;
  /** Gain of all disposals as far as it is known, in the base currency. */
  readonly realised: SignedAmount;
}

/** A holding that did not change is the same object as in `before`. */
export function stateOf(version: number, { settings, store }: FoldState, before: LedgerState | null): LedgerState {
  const holdings = new Map<AssetId, Held>();
  for (const [asset, sum] of heldSums(store, settings)) {
    if (sum.quantity === 0n) continue;
    const [quantity, cost] = [toSignedText(sum.quantity), signedOf(sum.cost)];
    const known = before?.holdings.get(asset);
    const same = known?.quantity === quantity && known.cost === cost;
    holdings.set(asset, same ? known : { quantity, cost });
  }
  return { version, base: settings.base, holdings, realised: toSignedText(store.totals.get("realised")?.known ?? 0n) };
}

function heldSums(store: Readonly<LedgerStore>, { base, cashAssets }: FoldSettings): HeldSums {
  const sums: HeldSums = new Map();
  for (const { asset, held, cost } of store.pools.values()) if (held > 0n) addHeld(sums, asset, held, cost);
  for (const { asset, quantity, value } of store.overdrafts.values())
    addHeld(sums, asset, -quantity, value === null ? null : -value);
  // Money in the base currency has no lots; what it is worth is what it cost.
  if (isFiat(base) || cashAssets.includes(base))
    for (const { asset, quantity } of store.balances.values())
      if (asset === base) addHeld(sums, asset, quantity, quantity);
  return sums;
}
