/** What a portfolio was worth at the ends of days on which somebody wrote to it or looked at it: for audit. */
import { and, eq } from "drizzle-orm";
import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { LedgerDb } from "../database.ts";
import { snapshots } from "../schema/ledger.ts";
import type { PageOf } from "./paging.ts";
import { pageBy } from "./paging.ts";

export interface StoredSnapshot {
  readonly at: number;
  readonly version: number;
  readonly base: AssetId;
  readonly value: string | null;
  readonly complete: boolean;
  readonly cost: string;
  readonly realised: string;
  readonly unrealised: string | null;
}

/** Once a day: what was recorded first stays. */
export async function insertSnapshot(db: LedgerDb, portfolioId: PortfolioId, snapshot: StoredSnapshot): Promise<void> {
  const { base, ...row } = snapshot;
  await db
    .insert(snapshots)
    .values({ portfolioId, baseId: base, ...row })
    .onConflictDoNothing();
}

/** In order of time; one more than the page holds. */
export async function listSnapshots(db: LedgerDb, portfolioId: PortfolioId, page: PageOf): Promise<StoredSnapshot[]> {
  const { beyond, order } = pageBy(page, snapshots.at, snapshots.portfolioId);
  const rows = await db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.portfolioId, portfolioId), beyond))
    .orderBy(...order)
    .limit(page.limit + 1);
  return rows.map(({ portfolioId: _id, baseId, ...row }) => ({ ...row, base: baseId as AssetId }));
}
