import type { Leg, Transaction } from "./transaction.ts";

/** Whether two rows say the same, whenever they were written; what the one leaves out is nothing in the other. */
export const sameRow = (a: Transaction, b: Transaction): boolean => contentOf(a) === contentOf(b);

const contentOf = ({ updatedAt: _updatedAt, tags = [], ...row }: Transaction): string =>
  JSON.stringify([
    ...Object.entries({ ...row, in: legOf(row.in), out: legOf(row.out), fee: legOf(row.fee) })
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    tags,
  ]);

const legOf = (leg: Leg | null): readonly string[] | null => leg && [leg.asset, leg.amount];
