import type { AccountId, AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import { plus } from "../money/fixed.ts";
import { Breaks } from "./breaks.ts";
import type { Entries, Shortfall } from "./books.ts";
import { EntrySink } from "./entries.ts";
import { handle } from "./fold.ts";
import { Ledger } from "./ledger.ts";
import type { MarketValue } from "./market.ts";
import { compareEvents } from "./order.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore, Sum } from "./store.ts";
import { balanceKey, emptyStore, poolKey } from "./store.ts";
import type { TotalName } from "./books.ts";
import type { Transaction } from "./transaction.ts";

/** How much of an asset was held from a time on, and what it had cost. Money may be owed: below zero. */
export interface Step {
  readonly at: number;
  readonly quantity: Units;
  readonly cost: Known;
}

/** The ledger's totals from a time on. */
export interface TotalsStep {
  readonly at: number;
  readonly totals: ReadonlyMap<TotalName, Sum>;
}

/**
 * A ledger along time: what was held when, and what happened. From it every past moment is read without folding again. One step
 * for each instant at which something changed.
 */
export interface Timeline extends Entries {
  readonly steps: ReadonlyMap<AssetId, readonly Step[]>;
  readonly totals: readonly TotalsStep[];
  /** When the first event was; `null`: there is none. */
  readonly from: number | null;
}

export type TimelineResult =
  | { readonly ok: true; readonly timeline: Timeline }
  | { readonly ok: false; readonly shortfall: Shortfall };

/** Folds once and keeps what lies between. */
export function timelineOf(
  transactions: readonly Transaction[],
  settings: FoldSettings,
  market: MarketValue,
): TimelineResult {
  const store = emptyStore();
  const entries = new EntrySink(store);
  const ledger = new Ledger(store, settings, market, entries);
  const accounts = new Set<AccountId>();
  const steps = new Map<AssetId, Step[]>();
  const totals: TotalsStep[] = [];
  const events = transactions.toSorted(compareEvents);
  try {
    for (const event of events) {
      handle(ledger, event);
      accounts.add(event.accountId);
      if (event.toAccountId) accounts.add(event.toAccountId);
      for (const asset of touchedBy(event)) {
        const list = steps.get(asset) ?? [];
        if (list.length === 0) steps.set(asset, list);
        put(list, { at: event.at, ...heldIn(store, settings, asset, accounts) });
      }
      put(totals, { at: event.at, totals: new Map(store.totals) });
    }
  } catch (error) {
    if (error instanceof Breaks) return { ok: false, shortfall: error.shortfall };
    throw error;
  }
  const { disposals, income, fees, flows, carried, departures, moves, unknown } = entries;
  const lists = { disposals, income, fees, flows, carried, departures, moves, unknown };
  return { ok: true, timeline: { ...lists, steps, totals, from: events[0]?.at ?? null } };
}

/** The last step at or before a time; `undefined`: nothing had happened yet. */
export function stepAt<T extends { readonly at: number }>(steps: readonly T[], at: number): T | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as T).at <= at) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

/** Of one instant the last counts. */
function put<T extends { readonly at: number }>(list: T[], step: T): void {
  if (list.at(-1)?.at === step.at) list[list.length - 1] = step;
  else list.push(step);
}

function touchedBy({ in: arrives, out, fee }: Transaction): Set<AssetId> {
  const touched = new Set<AssetId>();
  for (const leg of [arrives, out, fee]) if (leg !== null) touched.add(leg.asset);
  return touched;
}

function heldIn(
  store: Readonly<LedgerStore>,
  { base, cashAssets, lotScope }: FoldSettings,
  asset: AssetId,
  accounts: ReadonlySet<AccountId>,
): { quantity: Units; cost: Known } {
  let [quantity, cost]: [Units, Known] = [0n, 0n];
  const keys = new Set<string>();
  for (const account of accounts) {
    quantity += store.balances.get(balanceKey(account, asset))?.quantity ?? 0n;
    keys.add(poolKey(asset, account, lotScope));
  }
  if (asset === base && (isFiat(asset) || cashAssets.includes(asset))) return { quantity, cost: quantity };
  for (const key of keys) {
    cost = plus(cost, store.pools.get(key)?.cost ?? (store.pools.has(key) ? null : 0n));
    const owed = store.overdrafts.get(key);
    if (owed !== undefined) cost = plus(cost, owed.value === null ? null : -owed.value);
  }
  return { quantity, cost };
}
