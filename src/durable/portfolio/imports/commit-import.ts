import type { ImportId, UserId } from "../../../domain/ids.ts";
import type { Judged } from "../../../domain/imports/judge/judged.ts";
import type { ImportView } from "../../../domain/imports/views.ts";
import type { ImportRecord, LedgerChange, StoredAccount } from "../../../domain/ledger/changes.ts";
import { edited, recorded } from "../../../domain/ledger/changes.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import type { Plan } from "../plan.ts";
import type { DraftHead } from "./draft.ts";
import { viewRecord } from "./view-record.ts";

/** A judged draft as one write: accounts that it names, its rows, its record. */
export function commitImport(
  { accounts, transactions }: StoredLedger,
  actor: UserId,
  id: ImportId,
  head: DraftHead,
  judged: Judged,
  version: number,
  now: number,
): Plan<ImportView> {
  const position = Math.max(-1, ...accounts.map((account) => account.position)) + 1;
  const made = judged.newAccounts.map((account, i): LedgerChange => ({
    entity: "account",
    before: null,
    after: { ...account, kind: "other", position: position + i } satisfies StoredAccount,
  }));
  const known = new Map(transactions.map((row) => [row.id, row]));
  const rows = judged.transactions.map((row) => {
    const before = known.get(row.id);
    return before === undefined ? recorded({ ...row, importId: id }) : edited(before, row);
  });
  const record: ImportRecord = {
    id,
    format: head.format ?? "",
    profileId: head.choices.profileId,
    fileHash: head.fileHash,
    rows: rows.filter(({ before }) => before === null).length,
    status: "committed",
    at: now,
  };
  return {
    actor,
    op: "import",
    changes: [...made, ...rows, { entity: "import", before: null, after: record }],
    answer: { ...viewRecord(record), version },
  };
}
