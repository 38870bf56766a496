import type { AccountId, AssetId } from "../ids.ts";
import type { Books } from "../ledger/books.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Units } from "../money/fixed.ts";
import { signedOf, times, toSignedText, toText, toUnits } from "../money/fixed.ts";
import { allocationWeights, concentration } from "../returns/weights.ts";
import type { PriceOf } from "./price-of.ts";

export interface Share<Id extends string> {
  readonly id: Id;
  readonly value: SignedAmount | null;
  readonly weight: string | null;
}

/** What shares the whole among parts: what is owed, or has no price, has no weight. */
function sharesOf<Id extends string>(values: ReadonlyMap<Id, Units | null>): Share<Id>[] {
  const weighed = [...values].map(([id, units]) => ({
    id,
    value: units === null || units < 0n ? null : toText(units),
  }));
  const weights = allocationWeights(weighed);
  return [...values]
    .map(([id, units]) => ({ id, value: signedOf(units), weight: weights.get(id) ?? null }))
    .toSorted((a, b) => compare(values.get(b.id) ?? null, values.get(a.id) ?? null) || (a.id < b.id ? -1 : 1));
}

const compare = (a: Units | null, b: Units | null): number =>
  a === null || b === null ? Number(a !== null) - Number(b !== null) : a < b ? -1 : a > b ? 1 : 0;

/** Where the value lies, by coin and by account; each adds up to exactly 1. */
export function allocationOf({ balances }: Pick<Books, "balances">, priceOf: PriceOf, at: number) {
  const byCoin = new Map<AssetId, Units | null>();
  const byAccount = new Map<AccountId, Units | null>();
  const unpriced = new Set<AssetId>();
  const quantities = new Map<AssetId, Units>();
  for (const [account, held] of balances)
    for (const [asset, quantity] of held) {
      quantities.set(asset, (quantities.get(asset) ?? 0n) + toUnits(quantity));
      const value = valueOf(asset, toUnits(quantity));
      if (value === null) unpriced.add(asset);
      else byAccount.set(account, (byAccount.get(account) ?? 0n) + value);
      if (value === null && !byAccount.has(account)) byAccount.set(account, null);
    }
  for (const [asset, quantity] of quantities) if (quantity !== 0n) byCoin.set(asset, valueOf(asset, quantity));

  function valueOf(asset: AssetId, quantity: Units): Units | null {
    const price = priceOf(asset, at);
    return price === null ? null : times(toUnits(price.price), quantity);
  }

  const coins = sharesOf(byCoin);
  const known = [...byCoin.values()].filter((value) => value !== null);
  const nothing = byCoin.size > 0 && known.length === 0;
  return {
    value: nothing ? null : toSignedText(known.reduce((sum, value) => sum + value, 0n)),
    complete: unpriced.size === 0,
    unpriced: [...unpriced],
    coins,
    accounts: sharesOf(byAccount),
    concentration: concentration(coins.map(({ weight }) => weight)),
  };
}
