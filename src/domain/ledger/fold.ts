import type { SignedAmount } from "../money/amount.ts";
import type { Books, Entries, FoldResult, Shortfall } from "./books.ts";
import type { Wanted } from "./entries.ts";
import { EntrySink } from "./entries.ts";
import { Breaks } from "./breaks.ts";
import { Ledger } from "./ledger.ts";
import type { MarketValue } from "./market.ts";
import { NO_MARKET } from "./market.ts";
import { compareEvents, compareOrder, orderOf } from "./order.ts";
import { arrive, leave, lose, migrate, pay, reward, split, transfer } from "./passages.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";
import { emptyStore, forkOf } from "./store.ts";
import { standing } from "./standing.ts";
import { trade } from "./trade.ts";
import type { Transaction } from "./transaction.ts";

/**
 * What a ledger means: the only reader of its rows. Pure; the order of the rows given does not matter. Legs are before the
 * fee: an asset changes by in − out − fee. `market` tells what a unit was worth where an event needs to know.
 */
export function fold(
  transactions: readonly Transaction[],
  settings: FoldSettings,
  market: MarketValue = NO_MARKET,
): FoldResult {
  const folded = foldState(transactions, settings, market);
  if (folded.ok) return { ok: true, books: booksOf(folded.state, folded.entries) };
  if (folded.shortfall === null) throw new RangeError("events in order were found out of order");
  return { ok: false, shortfall: folded.shortfall };
}

/** A ledger folded so far, to go on from. Never changed: the next event makes another one. */
export interface FoldState {
  readonly settings: FoldSettings;
  readonly store: Readonly<LedgerStore>;
}

export const emptyState = (settings: FoldSettings): FoldState => ({ settings, store: emptyStore() });

export type FoldStep =
  | { readonly ok: true; readonly state: FoldState; readonly entries: Entries }
  | { readonly ok: false; readonly shortfall: Shortfall }
  /** It belongs before an event that was folded already: only a fold from the beginning can tell. */
  | { readonly ok: false; readonly shortfall: null };

/** One more event at the end: the state after it and what it did. Costs what the event touches, not what the ledger holds. */
export const foldOn = (state: FoldState, event: Transaction, market: MarketValue = NO_MARKET): FoldStep =>
  foldAll(state, [event], market);

/** As {@link foldOn}, of many that are in order. */
export function foldAll(
  { settings, store: before }: FoldState,
  events: readonly Transaction[],
  market: MarketValue = NO_MARKET,
  wanted: Wanted = "entries",
): FoldStep {
  const store = forkOf(before);
  const entries = new EntrySink(store, wanted);
  const ledger = new Ledger(store, settings, market, entries);
  for (const event of events) {
    const order = orderOf(event);
    if (store.last !== null && compareOrder(store.last, order) > 0) return { ok: false, shortfall: null };
    const shortfall = apply(ledger, event);
    if (shortfall !== null) return { ok: false, shortfall };
    store.last = order;
  }
  return { ok: true, state: { settings, store }, entries: listsOf(entries) };
}

/** All rows at once, to go on from. */
export function foldState(
  transactions: readonly Transaction[],
  settings: FoldSettings,
  market: MarketValue = NO_MARKET,
): FoldStep {
  return foldAll(emptyState(settings), transactions.toSorted(compareEvents), market);
}

/** The books of a state and of what was done to reach it. */
export const booksOf = ({ store, settings }: FoldState, entries: Entries): Books => ({
  ...standing(store, settings),
  ...entries,
});

/** Gain of all disposals, as far as it is known. */
export const realisedOf = (books: Books): SignedAmount => books.totals.realised.value;

function apply(ledger: Ledger, event: Transaction): Shortfall | null {
  try {
    handle(ledger, event);
    return null;
  } catch (error) {
    if (error instanceof Breaks) return error.shortfall;
    throw error;
  }
}

/** What an event does. Throws `Breaks` where it cannot be. */
export function handle(ledger: Ledger, event: Transaction): void {
  switch (event.type) {
    case "buy":
    case "sell":
    case "swap":
      return trade(ledger, event);
    case "deposit":
    case "gift_in":
    case "opening_balance":
      return arrive(ledger, event);
    case "withdrawal":
    case "gift_out":
      return leave(ledger, event);
    case "transfer":
      return transfer(ledger, event);
    case "reward":
      return reward(ledger, event);
    case "fee":
      return pay(ledger, event);
    case "loss":
      return lose(ledger, event);
    case "split":
      return split(ledger, event);
    case "migration":
      return migrate(ledger, event);
  }
}

const listsOf = ({ disposals, income, fees, flows, carried, departures, moves, unknown }: EntrySink): Entries => ({
  disposals,
  income,
  fees,
  flows,
  carried,
  departures,
  moves,
  unknown,
});
