import type { UserId } from "../../domain/ids.ts";
import { edited, removed } from "../../domain/ledger/changes.ts";
import type { DeleteTransaction, EditTransaction, Recorded, Written } from "../../domain/ledger/commands.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import type { FieldError } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { settled } from "../../storage/queries/outbox.ts";
import { expectVersion } from "./expect-version.ts";
import { judgeEvent } from "./judge-event.ts";
import type { Plan } from "./plan.ts";
import { nextPositions } from "./record-transactions.ts";

/** What was not named stays; where a row came from stays in any case. */
export function editTransaction(
  ledger: StoredLedger,
  actor: UserId,
  input: EditTransaction,
  version: number,
  now: number,
): Plan<Recorded> {
  expectVersion(ledger, input);
  const before = rowOf(ledger, input);
  const { event } = input;
  refuseMoved(before, event);
  const errors: FieldError[] = [];
  const others = ledger.transactions.filter(({ id }) => id !== before.id);
  const judged = judgeEvent(ledger, { ...before, ...event }, now, "body", errors, before.transferId !== null);
  const ref = event.ref ?? before.ref;
  if (others.some((other) => other.ref === ref))
    errors.push({ path: "body.ref", expected: "a reference that no other row has" });
  if (judged === null || errors.length > 0) throw problem("VALIDATION_ERROR", { errors });
  const moved = judged.at !== before.at;
  const position =
    event.position ?? (moved ? (nextPositions(others, new Set([judged.at])).get(judged.at) ?? 0) : before.position);
  const after: Transaction = { ...before, ...judged, ref, position, updatedAt: now };
  return {
    actor,
    op: "edit",
    changes: [edited(before, after)],
    answer: { version, transaction: viewTransaction(after) },
  };
}

export function deleteTransaction(
  ledger: StoredLedger,
  actor: UserId,
  input: DeleteTransaction,
  version: number,
  now: number,
): Plan<Written> {
  expectVersion(ledger, input);
  const row = rowOf(ledger, input);
  const { transferId } = row;
  if (transferId && row.out === null)
    throw problem("LEDGER_RULE_ERROR", { detail: "It came from another portfolio. Delete it there." });
  return {
    actor,
    op: "delete",
    changes: [removed(row)],
    answer: { version },
    // The receiver has given it back by now; the outbox keeps where it went, in case the deletion is taken back.
    ...(transferId ? { extra: (db) => [settled(db, ledger.portfolio.id, transferId, now)] } : {}),
  };
}

/** The transfer to another portfolio that is about to be deleted, if it is one. */
export const sentBy = ({ transactions }: StoredLedger, { id }: DeleteTransaction): string[] =>
  transactions.flatMap((row) => (row.id === id && row.transferId && row.out !== null ? [row.transferId] : []));

/** What two portfolios have agreed on is changed by deleting it and sending another. */
function refuseMoved(before: Transaction, event: EditTransaction["event"]): void {
  if (!before.transferId) return;
  const fixed = before.out === null ? FIXED_HERE : FIXED;
  const moved = fixed.filter(
    (name) => name in event && JSON.stringify(event[name] ?? null) !== JSON.stringify(before[name] ?? null),
  );
  if (moved.length === 0) return;
  throw problem("LEDGER_RULE_ERROR", {
    detail: `A transfer between portfolios keeps its ${moved.join(", ")}. Delete it, and record another.`,
  });
}

const FIXED = ["type", "at", "in", "out", "toAccountId"] as const;
const FIXED_HERE = [...FIXED, "fee", "lots", "price", "value", "valueCurrency"] as const;

function rowOf({ transactions }: StoredLedger, { id }: Pick<DeleteTransaction, "id">): Transaction {
  const row = transactions.find((other) => other.id === id);
  if (row === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such transaction." });
  return row;
}
