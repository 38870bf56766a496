import type { UserId } from "../../../domain/ids.ts";
import type { ImportView } from "../../../domain/imports/views.ts";
import type { ImportRecord, Replaced, TransactionChange } from "../../../domain/ledger/changes.ts";
import { edited, removed } from "../../../domain/ledger/changes.ts";
import { sameRow } from "../../../domain/ledger/same-row.ts";
import { problem } from "../../../platform/problem.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { Plan } from "../plan.ts";
import { viewRecord } from "./view-record.ts";

/**
 * Every row that an import brought, as it is now, goes in one write, and what it replaced stands in its place again; accounts that
 * came with it stay.
 */
export function takeBackImport(
  ledger: StoredLedger,
  actor: UserId,
  record: ImportRecord,
  replaced: readonly Replaced[],
  version: number,
): Plan<ImportView> {
  const brought = ledger.transactions.filter(({ importId }) => importId === record.id);
  const changes = [...brought.map(removed), ...broughtBack(ledger, replaced)];
  if (record.status !== "committed" || changes.length === 0)
    throw problem("CONFLICT_ERROR", { detail: "Nothing of this import is in the ledger any more." });
  const after: ImportRecord = { ...record, status: "taken_back" };
  return {
    actor,
    op: "take_back_import",
    changes: [...changes, { entity: "import", before: record, after }],
    answer: { ...viewRecord(after), version },
  };
}

/** A row that was deleted later stays so. One that was changed later is neither what was there nor what came: its owner decides. */
function broughtBack({ transactions, accounts }: StoredLedger, replaced: readonly Replaced[]): TransactionChange[] {
  if (replaced.length === 0) return [];
  const stored = new Map(transactions.map((row) => [row.id, row]));
  const known = new Set(accounts.map(({ id }) => id));
  return replaced.flatMap(({ before, after }) => {
    const now = stored.get(after.id);
    if (now === undefined) return [];
    if (!sameRow(now, after)) throw refused(before, "it was changed after that. Undo that change, or delete the row");
    for (const account of [before.accountId, before.toAccountId ?? null])
      if (account !== null && !known.has(account))
        throw refused(before, "its account is not there any more. Undo its removal, or delete the row");
    return [edited(now, before)];
  });
}

const refused = ({ ref, at }: Replaced["before"], why: string) =>
  problem("CONFLICT_ERROR", {
    detail: `The row ${ref} of ${new Date(at).toISOString()} was replaced by this import, and ${why}, then take it back.`,
  });
