import type { UserId } from "../../domain/ids.ts";
import { newTransactionId } from "../../domain/ids.ts";
import type { Recorded, RecordTransaction } from "../../domain/ledger/commands.ts";
import { fold } from "../../domain/ledger/fold.ts";
import { resolveTrade } from "../../domain/ledger/resolve-trade.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import type { FieldError } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { insertTransaction } from "../../storage/queries/ledger.ts";
import { settingsOf } from "./bookkeeper.ts";
import type { Plan } from "./ledger-writer.ts";

/** Judges a transaction against the books and plans its storing. */
export function recordTransaction(
  ledger: StoredLedger,
  actor: UserId,
  input: RecordTransaction,
  version: number,
  now: number,
): Plan<Recorded> {
  const { portfolio, accounts } = ledger;
  const resolved = resolveTrade(input, portfolio.base, now);
  const errors: FieldError[] = resolved.ok
    ? []
    : resolved.errors.map(({ field, expected }) => ({ path: `body.${field}`, expected }));
  const account = input.accountId === null ? accounts[0] : accounts.find(({ id }) => id === input.accountId);
  if (account === undefined) errors.push({ path: "body.accountId", expected: "an account of this portfolio" });
  if (!resolved.ok || account === undefined) throw problem("VALIDATION_ERROR", { errors });

  const row: Transaction = {
    ...resolved.trade,
    id: newTransactionId(now),
    // Short, and as unique as the version is.
    ref: version.toString(36),
    position: input.position ?? nextPosition(ledger, input.at),
    accountId: account.id,
    note: input.note,
    source: "manual",
    createdAt: now,
    updatedAt: now,
  };
  const transactions = [...ledger.transactions, row];
  const folded = fold(transactions, { ...settingsOf(portfolio.settings), base: portfolio.base });
  if (!folded.ok) {
    const { asset, held, asked, transactionId, at } = folded.shortfall;
    const own = transactionId === row.id;
    throw problem("INSUFFICIENT_HOLDINGS", {
      detail: own
        ? `Only ${held} ${asset} was held at that moment.`
        : `With it, a later sale of ${asked} ${asset} would find only ${held}.`,
      // A row that is not stored has no id that anyone could look up.
      facts: { asset, held, asked, transaction: own ? null : transactionId, at: new Date(at).toISOString() },
    });
  }
  return {
    statements: (db) => [insertTransaction(db, portfolio.id, row)],
    change: { actor, op: "record", transactionId: row.id, after: row },
    ledger: { ...ledger, transactions },
    books: folded.books,
    answer: { version, transaction: viewTransaction(row) },
  };
}

function nextPosition({ transactions }: StoredLedger, at: number): number {
  let next = 0;
  for (const other of transactions) if (other.at === at) next = Math.max(next, other.position + 1);
  return next;
}
