/** Everything a person has, a page of rows at a time, as the export wants it: by the order in which it was stored. */
import { and, asc, eq, getTableColumns, gt, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type { CoreDb, LedgerDb } from "../database.ts";
import { assets, importProfiles, manualPrices, watchlistItems, watchlists } from "../schema/core.ts";
import * as ledger from "../schema/ledger.ts";
import { apiKeys, passkeys, sessions } from "../schema/people.ts";

export type Row = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 500;

/** All rows of `table` that are `theirs`, a page in memory at a time, without the columns that are `kept` back. */
async function* rowsOf(
  db: CoreDb | LedgerDb,
  table: SQLiteTable,
  theirs: SQL,
  kept: readonly string[] = [],
): AsyncGenerator<Row> {
  const columns = Object.fromEntries(Object.entries(getTableColumns(table)).filter(([name]) => !kept.includes(name)));
  for (let after = -1; ;) {
    const page = await db
      .select({ ...columns, rowid: sql<number>`rowid` })
      .from(table)
      .where(and(theirs, gt(sql`rowid`, after)))
      .orderBy(asc(sql`rowid`))
      .limit(ROWS_AT_ONCE);
    for (const { rowid, ...row } of page as (Row & { rowid: number })[]) {
      after = rowid;
      yield row;
    }
    if (page.length < ROWS_AT_ONCE) return;
  }
}

/** What a person has outside portfolios, by its name in the export. No secret, nor the hash of one, is among it. */
export function belongingsOf(db: CoreDb, id: UserId): readonly (readonly [name: string, rows: AsyncGenerator<Row>])[] {
  const lists = db.select({ id: watchlists.id }).from(watchlists).where(eq(watchlists.userId, id));
  return [
    ["sessions", rowsOf(db, sessions, eq(sessions.userId, id), ["token", "userId"])],
    ["passkeys", rowsOf(db, passkeys, eq(passkeys.userId, id), ["userId", "publicKey", "credentialID"])],
    ["apiKeys", rowsOf(db, apiKeys, eq(apiKeys.referenceId, id), ["key", "referenceId", "configId", "metadata"])],
    ["ownCoins", rowsOf(db, assets, eq(assets.ownerUserId, id), ["ownerUserId"])],
    ["manualPrices", rowsOf(db, manualPrices, eq(manualPrices.userId, id), ["userId"])],
    ["importProfiles", rowsOf(db, importProfiles, eq(importProfiles.userId, id), ["userId"])],
    ["watchlists", rowsOf(db, watchlists, eq(watchlists.userId, id), ["userId"])],
    ["watchlistItems", rowsOf(db, watchlistItems, inArray(watchlistItems.watchlistId, lists))],
  ];
}

const KEPT = ["portfolioId"];

/** What a portfolio holds, by its name in the export; the record of requests says nothing that the changes do not. */
export function ledgerOf(
  db: LedgerDb,
  id: PortfolioId,
): readonly (readonly [name: string, rows: AsyncGenerator<Row>])[] {
  const { accounts, transactions, transactionTags, imports, changes, snapshots, outbox } = ledger;
  const parts = { accounts, transactions, transactionTags, imports, changes, snapshots, outbox };
  return Object.entries(parts).map(([name, table]) => [name, rowsOf(db, table, eq(table.portfolioId, id), KEPT)]);
}

/** A portfolio itself; null when it is half made or half deleted. */
export async function portfolioRow(db: LedgerDb, id: PortfolioId): Promise<Row | null> {
  const { portfolios } = ledger;
  return (await db.select().from(portfolios).where(eq(portfolios.id, id)).get()) ?? null;
}
