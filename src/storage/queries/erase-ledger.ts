import { and, eq, sql } from "drizzle-orm";
import type { PortfolioId } from "../../domain/ids.ts";
import type { LedgerDb } from "../database.ts";
import {
  accounts,
  changes,
  imports,
  ledgerWrites,
  outbox,
  portfolios,
  snapshots,
  transactions,
  transactionTags,
} from "../schema/ledger.ts";

const CHILDREN = [
  transactions,
  transactionTags,
  changes,
  outbox,
  imports,
  snapshots,
  accounts,
  // Last: while its versions stand, no late batch of this portfolio can land.
  ledgerWrites,
] as const;

/** Makes the portfolio unseen at once: without its row no read finds it and no late batch passes its guard. */
export async function erasePortfolioRow(db: LedgerDb, id: PortfolioId): Promise<void> {
  await db.delete(portfolios).where(eq(portfolios.id, id));
}

/** Removes at most `most` further rows of each table; `true` when none is left. No cascade does this, and no long statement. */
export async function eraseLedgerRows(db: LedgerDb, id: PortfolioId, most: number): Promise<boolean> {
  for (const table of CHILDREN) {
    const some = sql`rowid IN (SELECT rowid FROM ${table} WHERE portfolio_id = ${id} LIMIT ${most})`;
    const { meta } = await db.delete(table).where(and(eq(table.portfolioId, id), some));
    if (meta.changes >= most) return false;
  }
  return true;
}
