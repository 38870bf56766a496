import type { UserId } from "../../domain/ids.ts";
import type { JournalEntry, TransactionChange } from "../../domain/ledger/changes.ts";
import { turnedRound } from "../../domain/ledger/changes.ts";
import type { Expected, Undone } from "../../domain/ledger/commands.ts";
import { problem } from "../../platform/problem.ts";
import { reading } from "../../storage/answering.ts";
import type { LedgerDb } from "../../storage/database.ts";
import { changesOf, listWrites } from "../../storage/queries/journal.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { resendTransfer, settled } from "../../storage/queries/outbox.ts";
import { expectVersion } from "./expect-version.ts";
import type { Plan } from "./plan.ts";

const AT_ONCE = 50;

/**
 * Takes back the last change that still stands, whatever it was; asked again, the one before it. What it leads back to has stood
 * before; it is folded all the same.
 */
export async function undoLast(
  db: LedgerDb,
  ledger: StoredLedger,
  actor: UserId,
  input: Expected,
  version: number,
  now: number,
): Promise<Plan<Undone>> {
  expectVersion(ledger, input);
  const { id } = ledger.portfolio;
  const last = await lastStanding(db, id);
  if (last === null) throw problem("CONFLICT_ERROR", { detail: "There is no change that could be taken back." });
  const changes = await reading(changesOf(db, id, last.version));
  const { op, at } = last;
  const sent = changes.flatMap((change) => (change.entity === "transaction" ? sentBy(change) : []));
  return {
    actor,
    op: "undo",
    changes: [{ entity: "undo", before: null, after: { version: last.version, op } }, ...turnedRound(changes)],
    answer: {
      version,
      undone: { version: last.version, op, at: new Date(at).toISOString(), changes: changes.length },
    },
    // What had been sent is no longer, and what was taken back goes out again.
    extra: (ledgerDb) =>
      sent.map(({ transferId, was }) =>
        was ? settled(ledgerDb, id, transferId, now) : resendTransfer(ledgerDb, id, transferId, version, null),
      ),
  };
}

/** Transfers to other portfolios that the last change made: they are to be given back before it is taken back. */
export async function sentByLast(db: LedgerDb, ledger: StoredLedger): Promise<string[]> {
  const { id } = ledger.portfolio;
  const last = await lastStanding(db, id);
  if (last === null || last.op !== "transfer") return [];
  const changes = await reading(changesOf(db, id, last.version));
  return changes
    .flatMap((change) => (change.entity === "transaction" ? sentBy(change) : []))
    .map((sent) => sent.transferId);
}

/** `was`: the change brought it; else the change removed it. An edit of it is told by its lots. */
function sentBy({ before, after }: TransactionChange): { transferId: string; was: boolean }[] {
  const row = after ?? before;
  if (!row?.transferId || row.out === null || (before !== null && after !== null)) return [];
  return [{ transferId: row.transferId, was: before === null }];
}

export async function lastStanding(db: LedgerDb, id: StoredLedger["portfolio"]["id"]): Promise<JournalEntry | null> {
  const undone = new Set<number>();
  for (let before: number | null = null; ;) {
    const writes: JournalEntry[] = await reading(listWrites(db, id, AT_ONCE, before));
    for (const write of writes) {
      if (write.change.entity === "undo" && write.change.after !== null) undone.add(write.change.after.version);
      else if (write.op === "create") return null;
      // What came from another portfolio is taken back there.
      else if (write.op === "receive") continue;
      else if (!undone.has(write.version)) return write;
    }
    const last = writes.at(-1);
    if (last === undefined || writes.length < AT_ONCE) return null;
    before = last.version;
  }
}
