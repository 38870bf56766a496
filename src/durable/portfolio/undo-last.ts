import type { UserId } from "../../domain/ids.ts";
import type { JournalEntry } from "../../domain/ledger/changes.ts";
import { turnedRound } from "../../domain/ledger/changes.ts";
import type { Expected, Undone } from "../../domain/ledger/commands.ts";
import { problem } from "../../platform/problem.ts";
import { reading } from "../../storage/answering.ts";
import type { LedgerDb } from "../../storage/database.ts";
import { changesOf, listWrites } from "../../storage/queries/journal.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
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
): Promise<Plan<Undone>> {
  expectVersion(ledger, input);
  const { id } = ledger.portfolio;
  const last = await lastStanding(db, id);
  if (last === null) throw problem("CONFLICT_ERROR", { detail: "There is no change that could be taken back." });
  const changes = await reading(changesOf(db, id, last.version));
  const { op, at } = last;
  return {
    actor,
    op: "undo",
    changes: [{ entity: "undo", before: null, after: { version: last.version, op } }, ...turnedRound(changes)],
    answer: {
      version,
      undone: { version: last.version, op, at: new Date(at).toISOString(), changes: changes.length },
    },
  };
}

async function lastStanding(db: LedgerDb, id: StoredLedger["portfolio"]["id"]): Promise<JournalEntry | null> {
  const undone = new Set<number>();
  for (let before: number | null = null; ;) {
    const writes: JournalEntry[] = await reading(listWrites(db, id, AT_ONCE, before));
    for (const write of writes) {
      if (write.change.entity === "undo" && write.change.after !== null) undone.add(write.change.after.version);
      else if (write.op === "create") return null;
      else if (!undone.has(write.version)) return write;
    }
    const last = writes.at(-1);
    if (last === undefined || writes.length < AT_ONCE) return null;
    before = last.version;
  }
}
