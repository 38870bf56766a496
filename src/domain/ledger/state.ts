import type { AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import { toSignedText } from "../money/fixed.ts";
import type { Holding, Lot } from "./books.ts";
import type { FoldState } from "./fold.ts";
import type { HeldSums, Lots } from "./lots.ts";
import { addHeld, heldOf, lotKeys, toLot } from "./lots.ts";
import type { FoldSettings } from "./settings.ts";

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

/** A holding that did not change is the same object as in `before`. */
export function stateOf(version: number, { settings, store }: FoldState, before: LedgerState | null): LedgerState {
  const sums: HeldSums = new Map();
  for (const { asset, held, cost } of store.pools.values())
    if (held > 0n && !isCash(asset, settings)) addHeld(sums, asset, held, cost);
  const holdings = new Map<AssetId, Holding>();
  for (const [asset, holding] of heldOf(sums)) {
    const known = before?.holdings.get(asset);
    const same = known?.quantity === holding.quantity && known.cost === holding.cost;
    holdings.set(asset, same ? known : holding);
  }
  return { version, base: settings.base, holdings, realised: toSignedText(store.totals.get("realised")?.known ?? 0n) };
}

/** What became of lots from one state to another: those that are new or other, and the names of those that are gone. */
export interface LotChanges {
  readonly written: readonly (readonly [key: string, lot: Lot])[];
  readonly gone: readonly string[];
}

/** Costs what has changed: pools that were not touched are the same objects in both states. */
export function lotChanges(before: FoldState | null, after: FoldState): LotChanges {
  const written: (readonly [string, Lot])[] = [];
  const gone: string[] = [];
  const old = before?.store.pools ?? new Map<string, Lots>();
  for (const [key, pool] of after.store.pools) {
    const was = old.get(key);
    if (was === pool || isCash(pool.asset, after.settings)) continue;
    const known = new Map((was?.open() ?? []).map((lot) => [lot, true]));
    const open = pool.open();
    const keys = lotKeys(open, pool.asset);
    const left = new Set(was === undefined ? [] : lotKeys(was.open(), pool.asset));
    for (const [i, lot] of open.entries()) {
      const name = keys[i] as string;
      left.delete(name);
      if (!known.has(lot)) written.push([name, toLot(pool.asset, lot)]);
    }
    gone.push(...left);
  }
  for (const [key, pool] of old) if (!after.store.pools.has(key)) gone.push(...lotKeys(pool.open(), pool.asset));
  return { written, gone };
}

const isCash = (asset: AssetId, { cashAssets }: FoldSettings): boolean => isFiat(asset) || cashAssets.includes(asset);
