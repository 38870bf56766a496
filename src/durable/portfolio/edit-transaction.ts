import type { UserId } from "../../domain/ids.ts";
import { edited, removed } from "../../domain/ledger/changes.ts";
import type { DeleteTransaction, EditTransaction, Recorded, Written } from "../../domain/ledger/commands.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import type { FieldError } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
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
  const errors: FieldError[] = [];
  const others = ledger.transactions.filter(({ id }) => id !== before.id);
  const judged = judgeEvent(ledger, { ...before, ...event }, now, "body", errors);
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
): Plan<Written> {
  expectVersion(ledger, input);
  return { actor, op: "delete", changes: [removed(rowOf(ledger, input))], answer: { version } };
}

function rowOf({ transactions }: StoredLedger, { id }: Pick<DeleteTransaction, "id">): Transaction {
  const row = transactions.find((other) => other.id === id);
  if (row === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such transaction." });
  return row;
}
