import { isFiat } from "../ids.ts";
import type { Transaction, TransactionType } from "./transaction.ts";

/** What is needed to say when an event comes. */
export interface EventOrder {
  readonly at: number;
  readonly rank: number;
  readonly position: number;
  readonly id: string;
}

const ACQUIRES = 0;
const SWAPS = 1;
const DISPOSES = 2;

/** At one instant pure acquisitions come before swaps before pure disposals: what arrives can be given at once. */
const RANKS: Readonly<Record<TransactionType, (transaction: Transaction) => number>> = {
  // Against a coin it is a swap by nature.
  buy: ({ out }) => (out === null || isFiat(out.asset) ? ACQUIRES : SWAPS),
  sell: ({ in: arrives }) => (arrives === null || isFiat(arrives.asset) ? DISPOSES : SWAPS),
  transfer: ({ in: arrives, out }) => (out === null ? ACQUIRES : arrives === null ? DISPOSES : SWAPS),
  swap: () => SWAPS,
  split: () => SWAPS,
  migration: () => SWAPS,
  deposit: () => ACQUIRES,
  reward: () => ACQUIRES,
  gift_in: () => ACQUIRES,
  opening_balance: () => ACQUIRES,
  withdrawal: () => DISPOSES,
  gift_out: () => DISPOSES,
  fee: () => DISPOSES,
  loss: () => DISPOSES,
};

const rankOf = (transaction: Transaction): number => RANKS[transaction.type](transaction);

export const orderOf = (transaction: Transaction): EventOrder => ({
  at: transaction.at,
  rank: rankOf(transaction),
  position: transaction.position,
  id: transaction.id,
});

/** Time, kind, position as given; the id only so that the order is always the same. */
export const compareOrder = (a: EventOrder, b: EventOrder): number =>
  a.at - b.at || a.rank - b.rank || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The order of events. */
export const compareEvents = (a: Transaction, b: Transaction): number =>
  a.at - b.at || rankOf(a) - rankOf(b) || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
