import type { UserId } from "../../domain/ids.ts";
import { newTransactionId } from "../../domain/ids.ts";
import { recorded } from "../../domain/ledger/changes.ts";
import type { Recorded, RecordedMany, RecordTransaction } from "../../domain/ledger/commands.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import type { FieldError } from "../../platform/problem.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { judgeEvent } from "./judge-event.ts";
import type { Plan } from "./plan.ts";

export function recordTransaction(
  ledger: StoredLedger,
  actor: UserId,
  input: RecordTransaction,
  version: number,
  now: number,
): Plan<Recorded> {
  const [row] = newRows(ledger, [input], version, now, () => "body");
  if (row === undefined) throw new RangeError("one event makes one row");
  return {
    actor,
    op: "record",
    changes: [recorded(row)],
    answer: { version, transaction: viewTransaction(row) },
  };
}

/** All of them or none, in the order in which they are given. */
export function recordTransactions(
  ledger: StoredLedger,
  actor: UserId,
  input: readonly RecordTransaction[],
  version: number,
  now: number,
): Plan<RecordedMany> {
  const rows = newRows(ledger, input, version, now, (i) => `body.transactions.${i}`);
  return {
    actor,
    op: "record_many",
    changes: rows.map(recorded),
    answer: { version, transactions: rows.map(({ id, ref, position }) => ({ id, ref, position })) },
  };
}

/** From when on rows for these events stand, where no other row needs to be asked; `null` where a reference may be taken. */
export function startOf(input: readonly RecordTransaction[]): number | null {
  const named = input.some(({ ref }) => ref !== undefined && ref !== null);
  return named ? null : Math.min(...input.map(({ at }) => at));
}

/** Rows for events that a person states; refused with every field that is wrong, by where it stands in the request. */
export function newRows(
  ledger: StoredLedger,
  input: readonly RecordTransaction[],
  version: number,
  now: number,
  pathOf: (i: number) => string,
  isSent = false,
): Transaction[] {
  const errors: FieldError[] = [];
  const rows: Transaction[] = [];
  // Ours are as unique as versions are; only a person's own may be taken.
  const named = input.some(({ ref }) => ref !== undefined && ref !== null);
  const refs = new Set(named ? ledger.transactions.map(({ ref }) => ref) : []);
  const positions = nextPositions(ledger.transactions, new Set(input.map(({ at }) => at)));
  for (const [i, stated] of input.entries()) {
    const found: FieldError[] = [];
    const judged = judgeEvent(ledger, stated, now, pathOf(i), found, isSent);
    // Short, and as unique as the version is.
    const ref = stated.ref ?? (i === 0 ? version.toString(36) : `${version.toString(36)}.${i}`);
    if (refs.has(ref)) found.push({ path: `${pathOf(i)}.ref`, expected: "a reference that no other row has" });
    refs.add(ref);
    errors.push(...found);
    if (judged === null) continue;
    const position = stated.position ?? positions.get(stated.at) ?? 0;
    positions.set(stated.at, Math.max(positions.get(stated.at) ?? 0, position + 1));
    rows.push({
      ...judged,
      id: newTransactionId(now),
      ref,
      position,
      source: "manual",
      createdAt: now,
      updatedAt: now,
    });
  }
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors: errors.slice(0, 100) });
  return rows;
}

/** The first free position at each of these times. */
export function nextPositions(rows: readonly Transaction[], times: ReadonlySet<number>): Map<number, number> {
  const next = new Map<number, number>();
  for (const { at, position } of rows) if (times.has(at)) next.set(at, Math.max(next.get(at) ?? 0, position + 1));
  return next;
}
