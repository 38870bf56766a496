import type { Transaction, TransactionType } from "./transaction.ts";

/** At one instant pure acquisitions come before swaps before pure disposals: what arrives can be given at once. */
const RANK = { buy: 0, sell: 2 } as const satisfies Record<TransactionType, number>;

/** The order of events: time, kind, position as given; the id only so that the order is always the same. */
export function compareEvents(a: Transaction, b: Transaction): number {
  return (
    a.at - b.at || RANK[a.type] - RANK[b.type] || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
