import type { AccountId, AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import type { Known } from "../money/fixed.ts";
import { plus, signedOf, toSignedText, toUnits } from "../money/fixed.ts";
import type { Books, CashBalance, Entries, Lot, Totals } from "./books.ts";
import type { HeldSums } from "./lots.ts";
import { addHeld, fromLot, heldOf, Lots, toLot } from "./lots.ts";
import type { EventOrder } from "./order.ts";
import { orderOfLots } from "./ranking.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";
import { balanceKey, emptyStore, poolKey } from "./store.ts";

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

/** A state as plain data, to be kept and gone on from later. */
export interface Snapshot {
  readonly lots: readonly Lot[];
  readonly overdrafts: readonly { key: string; asset: AssetId; quantity: string; value: string | null }[];
  readonly balances: readonly { accountId: AccountId; asset: AssetId; quantity: string }[];
  readonly totals: Totals;
  readonly last: EventOrder | null;
}

export function snapshotOf(store: Readonly<LedgerStore>, settings: FoldSettings): Snapshot {
  return {
    lots: standing(store, settings).lots,
    overdrafts: [...store.overdrafts].map(([key, { asset, quantity, value }]) => ({
      key,
      asset,
      quantity: toSignedText(quantity),
      value: signedOf(value),
    })),
    balances: [...store.balances.values()]
      .filter((balance) => balance.quantity !== 0n)
      .map((balance) => ({ ...balance, quantity: toSignedText(balance.quantity) })),
    totals: totalsOf(store),
    last: store.last,
  };
}

/** The store that a snapshot was taken of, under the same settings. */
export function storeOf(snapshot: Snapshot, settings: FoldSettings): LedgerStore {
  const store = emptyStore();
  const compare = orderOfLots(settings);
  for (const lot of snapshot.lots) {
    const key = poolKey(lot.asset, lot.accountId, settings.lotScope);
    const pool = store.pools.get(key) ?? new Lots(lot.asset, compare, settings.method === "average");
    store.pools.set(key, pool);
    pool.add(fromLot(lot));
  }
  for (const { key, asset, quantity, value } of snapshot.overdrafts)
    store.overdrafts.set(key, { asset, quantity: toUnits(quantity), value: value === null ? null : toUnits(value) });
  for (const { accountId, asset, quantity } of snapshot.balances)
    store.balances.set(balanceKey(accountId, asset), { accountId, asset, quantity: toUnits(quantity) });
  for (const [name, { value, unknown }] of Object.entries(snapshot.totals))
    store.totals.set(name as keyof Totals, { known: toUnits(value), unknown });
  store.last = snapshot.last;
  return store;
}
