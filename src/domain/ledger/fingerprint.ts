import type { Leg, Transaction } from "./transaction.ts";

/** What makes two rows the same event, whoever told of it: an import finds its own rows again by this. */
export const fingerprintOf = (row: Pick<Transaction, "type" | "at" | "in" | "out">): string =>
  [row.type, row.at, legText(row.in), legText(row.out)].join("|");

export const legText = (leg: Leg | null): string => (leg === null ? "" : `${leg.amount} ${leg.asset}`);
