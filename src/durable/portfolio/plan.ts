import type { UserId } from "../../domain/ids.ts";
import type { ChangeOp, LedgerChange } from "../../domain/ledger/changes.ts";
import { accountsAfter, rowsAfter } from "../../domain/ledger/changes.ts";
import type { CourseResult } from "../../domain/ledger/course.ts";
import type { LedgerDb } from "../../storage/database.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import type { Statement } from "../../storage/queries/ledger-changes.ts";
import type { MarketOf } from "./bookkeeper.ts";

/**
 * What a request wants to write, judged against the ledger as it is. Every write has this form: record, edit, delete, bulk,
 * settings, accounts, undo, a whole import and taking it back. From it the writer makes
 *
 * - the ledger after it, which is folded, and refused as INSUFFICIENT_HOLDINGS where it cannot be;
 * - one D1 batch: the guarded row of `ledger_writes`, the version, the rows (as many as it takes, in pieces of a megabyte),
 *   the journal's rows, and `extra`: all of it or nothing;
 * - the checkpoint and the frames.
 *
 * An import is a plan with a `transaction` change a row and one `import` change for its own record (`before` null or the draft,
 * `after` committed); its rows carry the `importId`. Taken back it is the same plan turned round: every row with that
 * `importId` removed as it is now, what it replaced put back, the record's status changed. Both can be undone like anything else.
 */
export interface Plan<Answer> {
  readonly actor: UserId;
  readonly op: ChangeOp;
  /** Each thing once, at most. */
  readonly changes: readonly LedgerChange[];
  readonly answer: Answer;
  /** Statements on ledger tables that are no part of the books, in the same batch: staged rows to be removed, an outbox. */
  readonly extra?: (db: LedgerDb) => readonly Statement[];
}

/** What a verb may ask beside the rows: what a ledger like this one means, and what the market said. */
export interface Means {
  readonly fold: (ledger: StoredLedger) => Promise<CourseResult>;
  readonly market: MarketOf;
}

/** What a verb is given to judge by: the ledger, the version that it will have, and the time. */
export type Judge<Answer> = (
  ledger: StoredLedger,
  version: number,
  now: number,
  means: Means,
) => Plan<Answer> | Promise<Plan<Answer>>;

/** The ledger after changes, under a new version. */
export function ledgerAfter(ledger: StoredLedger, changes: readonly LedgerChange[], version: number): StoredLedger {
  const portfolio = changes.reduce(
    (fields, change) =>
      change.entity === "portfolio" && change.after !== null ? { ...fields, ...change.after } : fields,
    ledger.portfolio,
  );
  return {
    portfolio: { ...portfolio, version },
    accounts: accountsAfter(ledger.accounts, changes),
    transactions: rowsAfter(ledger.transactions, changes),
  };
}
