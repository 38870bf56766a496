import { legText } from "../../ledger/fingerprint.ts";
import type { Transaction } from "../../ledger/transaction.ts";

const SECOND_MS = 1000;

/** What of a row may not differ where the id is the same; files of one source tell times more or less exactly. */
export const contentOf = (row: Pick<Transaction, "type" | "at" | "in" | "out" | "fee">): string =>
  [row.type, Math.floor(row.at / SECOND_MS), legText(row.in), legText(row.out), legText(row.fee)].join("|");
