import type { UserId } from "../../../domain/ids.ts";
import type { ImportView } from "../../../domain/imports/views.ts";
import type { ImportRecord } from "../../../domain/ledger/changes.ts";
import { removed } from "../../../domain/ledger/changes.ts";
import { problem } from "../../../platform/problem.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { Plan } from "../plan.ts";
import { viewRecord } from "./view-record.ts";

/** Every row that an import brought, as it is now, goes in one write; accounts that came with it stay. */
export function takeBackImport(
  { transactions }: StoredLedger,
  actor: UserId,
  record: ImportRecord,
  version: number,
): Plan<ImportView> {
  const rows = transactions.filter(({ importId }) => importId === record.id);
  if (record.status !== "committed" || rows.length === 0)
    throw problem("CONFLICT_ERROR", { detail: "Nothing of this import is in the ledger any more." });
  const after: ImportRecord = { ...record, status: "taken_back" };
  return {
    actor,
    op: "take_back_import",
    changes: [...rows.map(removed), { entity: "import", before: record, after }],
    answer: { ...viewRecord(after), version },
  };
}
