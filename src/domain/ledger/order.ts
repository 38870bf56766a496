import { isFiat } from "../ids.ts";
import type { Transaction } from "./transaction.ts";

/** What is needed to say when an event comes. */
export interface EventOrder {
  readonly at: number;
  readonly rank: number;
  readonly position: number;
  readonly id: string;
}

const [ACQUIRES, SWAPS, DISPOSES] = [0, 1, 2];

/** At one instant pure acquisitions come before swaps before pure disposals: what arrives can be given at once. */
function rankOf({ type, in: arrives, out }: Transaction): number {
  switch (type) {
    case "buy":
      return out === null || isFiat(out.asset) ? ACQUIRES : SWAPS;
    case "sell":
      return arrives === null || isFiat(arrives.asset) ? DISPOSES : SWAPS;
    case "transfer":
      return out === null ? ACQUIRES : arrives === null ? DISPOSES : SWAPS;
    case "swap":
    case "split":
    case "migration":
      return SWAPS;
    case "deposit":
    case "reward":
    case "gift_in":
    case "opening_balance":
      return ACQUIRES;
    case "withdrawal":
    case "gift_out":
    case "fee":
    case "loss":
      return DISPOSES;
  }
}

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
