/** Reads of the journal: what every write changed. */
import { and, asc, desc, eq, gt, isNotNull, lt, or } from "drizzle-orm";
import type { PortfolioId, TransactionId } from "../../domain/ids.ts";
import type { ChangeOp, JournalEntry, LedgerChange, Replaced } from "../../domain/ledger/changes.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { LedgerDb } from "../database.ts";
import { changes, ledgerWrites } from "../schema/ledger.ts";

const toEntry = (row: typeof changes.$inferSelect): JournalEntry => ({
  version: row.version,
  n: row.n,
  at: row.at,
  actor: row.actor,
  op: row.op as ChangeOp,
  transactionId: row.transactionId as TransactionId | null,
  change: changeOf(row),
});

/** A transaction stands as it is; any other thing under its name. */
function changeOf({ transactionId, before, after }: typeof changes.$inferSelect): LedgerChange {
  if (transactionId !== null)
    return { entity: "transaction", before: before as Transaction | null, after: after as Transaction | null };
  const [was, is] = [before as Record<string, unknown> | null, after as Record<string, unknown> | null];
  const entity = Object.keys(was ?? is ?? {})[0] ?? "undo";
  return { entity, before: was?.[entity] ?? null, after: is?.[entity] ?? null } as LedgerChange;
}

/** Newest write first, each in its own order, from the entry after `after`. */
export async function listChanges(
  db: LedgerDb,
  id: PortfolioId,
  limit: number,
  after: { version: number; n: number } | null,
): Promise<JournalEntry[]> {
  const beyond =
    after === null
      ? undefined
      : or(lt(changes.version, after.version), and(eq(changes.version, after.version), gt(changes.n, after.n)));
  const rows = await db
    .select()
    .from(changes)
    .where(and(eq(changes.portfolioId, id), beyond))
    .orderBy(desc(changes.version), asc(changes.n))
    .limit(limit);
  return rows.map(toEntry);
}

/** The writes, newest first, each by its first entry. */
export async function listWrites(
  db: LedgerDb,
  id: PortfolioId,
  limit: number,
  before: number | null,
): Promise<JournalEntry[]> {
  const older = before === null ? undefined : lt(changes.version, before);
  const rows = await db
    .select()
    .from(changes)
    .where(and(eq(changes.portfolioId, id), eq(changes.n, 0), older))
    .orderBy(desc(changes.version))
    .limit(limit);
  return rows.map(toEntry);
}

const AT_ONCE = 2_000;

/** All that one write changed; page by page, for an import changes ten thousand rows. */
export async function changesOf(db: LedgerDb, id: PortfolioId, version: number): Promise<LedgerChange[]> {
  const all: LedgerChange[] = [];
  for (;;) {
    const rows = await db
      .select()
      .from(changes)
      .where(and(eq(changes.portfolioId, id), eq(changes.version, version), gt(changes.n, all.length - 1)))
      .orderBy(asc(changes.n))
      .limit(AT_ONCE);
    all.push(...rows.map(changeOf));
    if (rows.length < AT_ONCE) return all;
  }
}

/** The rows that the write with this key replaced. */
export async function replacedBy(db: LedgerDb, id: PortfolioId, key: string): Promise<Replaced[]> {
  const write = db
    .select({ version: ledgerWrites.version })
    .from(ledgerWrites)
    .where(and(eq(ledgerWrites.portfolioId, id), eq(ledgerWrites.key, key)));
  const { portfolioId, version, transactionId, before, after, n } = changes;
  const rows = await db
    .select({ before, after })
    .from(changes)
    .where(and(eq(portfolioId, id), eq(version, write), isNotNull(transactionId), isNotNull(before), isNotNull(after)))
    .orderBy(asc(n));
  return rows.map((row) => ({ ...row, entity: "transaction" }) as Replaced);
}
