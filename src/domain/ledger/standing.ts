import type { AccountId, AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Known } from "../money/fixed.ts";
import { plus, signedOf, toSignedText, toUnits } from "../money/fixed.ts";
import type { Books, CashBalance, Entries, Lot, Totals } from "./books.ts";
import type { HeldSums } from "./held-sums.ts";
import { toLot } from "./open-lot.ts";
import { addHeld, heldOf } from "./held-sums.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";

/** Where a ledger stands after its events. */
export function standing(store: Readonly<LedgerStore>, settings: FoldSettings): Omit<Books, keyof Entries> {
  const lots: Lot[] = [];
  const sums: HeldSums = new Map();
  for (const pool of store.pools.values())
    for (const lot of pool.open()) {
      lots.push(toLot(pool.asset, lot));
      addHeld(sums, pool.asset, lot.quantity, lot.cost);
    }
  const isCash = (asset: AssetId) => isFiat(asset) || settings.cashAssets.includes(asset);
  return {
    holdings: heldOf([...sums].filter(([asset]) => !isCash(asset))),
    lots,
    cash: cashOf(store, settings, lots, isCash),
    balances: balancesOf(store),
    totals: totalsOf(store),
  };
}

export const totalsOf = (store: Readonly<LedgerStore>): Totals =>
  Object.fromEntries(
    [...store.totals].map(([name, { known, unknown }]) => [name, { value: toSignedText(known), unknown }]),
  ) as Totals;

function cashOf(
  store: Readonly<LedgerStore>,
  { base }: FoldSettings,
  lots: readonly Lot[],
  isCash: (asset: AssetId) => boolean,
): Map<AssetId, CashBalance> {
  const sums = new Map<AssetId, { quantity: bigint; cost: Known }>();
  const add = (asset: AssetId, quantity: bigint, cost: Known) => {
    const sum = sums.get(asset) ?? { quantity: 0n, cost: 0n };
    sums.set(asset, { quantity: sum.quantity + quantity, cost: plus(sum.cost, cost) });
  };
  for (const lot of lots)
    if (isCash(lot.asset)) add(lot.asset, toUnits(lot.quantity), lot.cost === null ? null : toUnits(lot.cost));
  for (const owed of store.overdrafts.values())
    add(owed.asset, -owed.quantity, owed.value === null ? null : -owed.value);
  for (const { asset, quantity } of store.balances.values())
    if (asset === base && isCash(asset)) add(asset, quantity, quantity);
  return new Map(
    [...sums]
      // Two accounts may owe each other nothing and still have paid at different rates.
      .filter(([, sum]) => sum.quantity !== 0n || sum.cost !== 0n)
      .map(([asset, sum]) => [asset, { quantity: toSignedText(sum.quantity), cost: signedOf(sum.cost) }]),
  );
}

function balancesOf(store: Readonly<LedgerStore>): Map<AccountId, Map<AssetId, SignedAmount>> {
  const accounts = new Map<AccountId, Map<AssetId, SignedAmount>>();
  for (const { accountId, asset, quantity } of store.balances.values()) {
    if (quantity === 0n) continue;
    const account = accounts.get(accountId) ?? new Map<AssetId, SignedAmount>();
    accounts.set(accountId, account.set(asset, toSignedText(quantity)));
  }
  return accounts;
}
