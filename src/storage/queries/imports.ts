import { and, desc, eq } from "drizzle-orm";
import type { ImportId, PortfolioId } from "../../domain/ids.ts";
import type { ImportRecord } from "../../domain/ledger/changes.ts";
import type { LedgerDb } from "../database.ts";
import { imports } from "../schema/ledger.ts";

const toRecord = ({ portfolioId: _portfolioId, ...row }: typeof imports.$inferSelect): ImportRecord => row;

export async function findImport(db: LedgerDb, portfolioId: PortfolioId, id: ImportId): Promise<ImportRecord | null> {
  const row = await db
    .select()
    .from(imports)
    .where(and(eq(imports.portfolioId, portfolioId), eq(imports.id, id)))
    .get();
  return row === undefined ? null : toRecord(row);
}

/** The latest first. */
export async function listImports(db: LedgerDb, portfolioId: PortfolioId, most: number): Promise<ImportRecord[]> {
  const rows = await db
    .select()
    .from(imports)
    .where(eq(imports.portfolioId, portfolioId))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(most);
  return rows.map(toRecord);
}
