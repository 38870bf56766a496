import type { AccountId, AssetId } from "../ids.ts";
import { amountOf, signedOf, toSignedText, toText, toUnits, unitsOf } from "../money/fixed.ts";
import type { Lot, TotalName } from "./books.ts";
import type { FoldState } from "./fold.ts";
import type { OpenLot } from "./open-lot.ts";
import { Lots } from "./lots.ts";
import { fromLot, lotKeys, toLot } from "./open-lot.ts";
import type { EventOrder } from "./order.ts";
import { orderOfLots } from "./ranking.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";
import { emptyStore } from "./store.ts";

/**
 * A state as rows, to be gone on from later: all that a further event needs to know of those before it. A write costs the rows
 * that it changes, and what is read again are sums; the lots of a pool only when one of them is taken.
 */
export interface KeptRow {
  readonly part: "pool" | "lot" | "balance" | "overdraft" | "total";
  /** Of a lot: the key of its pool; else empty. */
  readonly pool: string;
  readonly key: string;
  /** JSON of a {@link KeptValues}. */
  readonly text: string;
}

export type RowName = Pick<KeptRow, "part" | "pool" | "key">;

interface KeptValues {
  /** Of all its lots; with average cost the pool's own, of which lots have no part. */
  readonly pool: { readonly asset: AssetId; readonly quantity: string; readonly cost: string | null };
  readonly lot: Lot;
  readonly balance: { readonly accountId: AccountId; readonly asset: AssetId; readonly quantity: string };
  readonly overdraft: { readonly asset: AssetId; readonly quantity: string; readonly value: string | null };
  readonly total: { readonly known: string; readonly unknown: number };
}

/**
 * Raised when the same transactions come to mean something else, or a state to be kept in another form: what was kept before
 * is folded afresh then.
 */
export const KEPT_AS = 1;

/** What became of the rows from one state to another. */
export interface RowChanges {
  readonly written: readonly KeptRow[];
  readonly gone: readonly RowName[];
}

/** Costs what has changed: what was not touched is the same object in both states. */
export function rowChanges(before: FoldState | null, after: FoldState): RowChanges {
  const written: KeptRow[] = [];
  const gone: RowName[] = [];
  const put = <Part extends KeptRow["part"]>(part: Part, key: string, value: KeptValues[Part], pool = "") =>
    written.push({ part, pool, key, text: JSON.stringify(value) });
  const drop = (part: KeptRow["part"], key: string, pool = "") => gone.push({ part, pool, key });
  const was = before?.store ?? emptyStore();
  const { pools, balances, overdrafts, totals } = after.store;

  for (const [key, pool] of pools) {
    const old = was.pools.get(key);
    if (pool === old) continue;
    const { asset, held: quantity, cost } = pool;
    if (quantity > 0n) put("pool", key, { asset, quantity: toText(quantity), cost: amountOf(cost) });
    else drop("pool", key);
    const known = namedLots(old);
    for (const [name, lot] of namedLots(pool)) {
      if (known.get(name) !== lot) put("lot", name, toLot(asset, lot), key);
      known.delete(name);
    }
    for (const name of known.keys()) drop("lot", name, key);
  }
  for (const [key, pool] of without(was.pools, pools)) {
    drop("pool", key);
    for (const name of namedLots(pool).keys()) drop("lot", name, key);
  }
  for (const [key, balance] of balances) {
    if (balance === was.balances.get(key)) continue;
    if (balance.quantity === 0n) drop("balance", key);
    else put("balance", key, { ...balance, quantity: toSignedText(balance.quantity) });
  }
  for (const [key] of without(was.balances, balances)) drop("balance", key);
  for (const [key, owed] of overdrafts) {
    if (owed === was.overdrafts.get(key)) continue;
    put("overdraft", key, { ...owed, quantity: toText(owed.quantity), value: signedOf(owed.value) });
  }
  for (const [key] of without(was.overdrafts, overdrafts)) drop("overdraft", key);
  for (const [name, { known, unknown }] of totals)
    if (before === null || totals.get(name) !== was.totals.get(name))
      put("total", name, { known: toSignedText(known), unknown });
  return { written, gone };
}

const without = <Value>(from: ReadonlyMap<string, Value>, other: ReadonlyMap<string, unknown>) =>
  from.entries().filter(([key]) => !other.has(key));

function namedLots(pool: Lots | undefined): Map<string, OpenLot> {
  const lots = pool?.stored() ?? [];
  const names = pool === undefined ? [] : lotKeys(lots, pool.asset);
  return new Map(lots.map((lot, i) => [names[i] as string, lot]));
}

/** The state that rows were kept of, under the same settings. `rows`: all but the lots, which `lotsOf` reads for one pool. */
export function keptState(
  rows: readonly KeptRow[],
  lotsOf: (pool: string) => readonly KeptRow[],
  last: EventOrder | null,
  settings: FoldSettings,
): FoldState {
  const store: LedgerStore = emptyStore();
  const order = orderOfLots(settings);
  const isAverage = settings.method === "average";
  const value = <Part extends KeptRow["part"]>({ text }: KeptRow, _part: Part) => JSON.parse(text) as KeptValues[Part];
  const restore = {
    pool: (row: KeptRow) => {
      const { asset, quantity, cost } = value(row, "pool");
      const read = () => lotsOf(row.key).map((lot) => fromLot(value(lot, "lot")));
      store.pools.set(
        row.key,
        Lots.kept({ asset, order, isAverage, held: toUnits(quantity), cost: unitsOf(cost), read }),
      );
    },
    balance: (row: KeptRow) => {
      const { quantity, ...of } = value(row, "balance");
      store.balances.set(row.key, { ...of, quantity: toUnits(quantity) });
    },
    overdraft: (row: KeptRow) => {
      const owed = value(row, "overdraft");
      store.overdrafts.set(row.key, { ...owed, quantity: toUnits(owed.quantity), value: unitsOf(owed.value) });
    },
    total: (row: KeptRow) => {
      const { known, unknown } = value(row, "total");
      store.totals.set(row.key as TotalName, { known: toUnits(known), unknown });
    },
  };
  for (const row of rows) if (row.part !== "lot") restore[row.part](row);
  store.last = last;
  return { settings, store };
}

/** Whether a figure in it waits for a price: once that is known, only a fold from nothing makes it right. */
export function hasUnknown({ store }: FoldState): boolean {
  return (
    store.totals.values().some(({ unknown }) => unknown > 0) ||
    store.pools.values().some(({ held, cost }) => held > 0n && cost === null) ||
    store.overdrafts.values().some(({ value }) => value === null)
  );
}

/** Whether two rows of one name say that there is equally much, whatever it cost; of totals, which are costs, always. */
export function sameQuantity(a: KeptRow, b: KeptRow): boolean {
  const quantity = ({ text }: KeptRow) => (JSON.parse(text) as { quantity?: string }).quantity;
  return a.part === "total" || quantity(a) === quantity(b);
}
