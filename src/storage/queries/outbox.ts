/** Transfers to other portfolios, one row each: what the receiver is to know, and whether it does. */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { PortfolioId } from "../../domain/ids.ts";
import type { SentTransfer, TransferBody } from "../../domain/ledger/transfers.ts";
import type { LedgerDb } from "../database.ts";
import { outbox, transactions } from "../schema/ledger.ts";
import type { Statement } from "./ledger-changes.ts";

/** That are brought in one round, or shown. */
export const MOST_AT_ONCE = 100;

const of = (id: PortfolioId, transferId: string) => and(eq(outbox.portfolioId, id), eq(outbox.id, transferId));

export const insertTransfer = (db: LedgerDb, id: PortfolioId, { transferId, target, body }: SentTransfer): Statement =>
  db.insert(outbox).values({ portfolioId: id, id: transferId, transferId, targetPortfolioId: target, body });

/** The same lots again, or others: the receiver is told anew. */
export const resendTransfer = (
  db: LedgerDb,
  id: PortfolioId,
  transferId: string,
  version: number,
  lots: string | null,
): Statement =>
  db
    .update(outbox)
    .set({
      body:
        lots === null
          ? sql`json_set(${outbox.body}, '$.version', ${version})`
          : sql`json_set(${outbox.body}, '$.version', ${version}, '$.lots', json(${lots}))`,
      deliveredAt: null,
    })
    .where(of(id, transferId));

/** Nothing more is to be told of it. `version`: what was told, so that what was said meanwhile still goes out. */
export async function settleTransfer(
  db: LedgerDb,
  id: PortfolioId,
  transferId: string,
  version: number,
  now: number,
): Promise<void> {
  await db
    .update(outbox)
    .set({ deliveredAt: now })
    .where(and(of(id, transferId), sql`${outbox.body} ->> 'version' = ${version}`));
}

export const settled = (db: LedgerDb, id: PortfolioId, transferId: string, now: number): Statement =>
  db.update(outbox).set({ deliveredAt: now }).where(of(id, transferId));

export const toSent = (row: typeof outbox.$inferSelect): SentTransfer => ({
  transferId: row.transferId,
  target: row.targetPortfolioId as PortfolioId,
  body: row.body as TransferBody,
});

export async function pendingTransfers(db: LedgerDb, id: PortfolioId): Promise<SentTransfer[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.portfolioId, id), isNull(outbox.deliveredAt)))
    .limit(MOST_AT_ONCE);
  return rows.map(toSent);
}

/**
 * What others have sent to a portfolio that has no row of it yet. They say so in the same batch as their own row, so this is
 * known however long the receiver is silent or refuses.
 */
export const selectArriving = (db: LedgerDb, id: PortfolioId) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.targetPortfolioId, id),
        isNull(outbox.deliveredAt),
        sql`NOT EXISTS (SELECT 1 FROM ${transactions} WHERE ${transactions.portfolioId} = ${id}
          AND ${transactions.transferId} = ${outbox.id})`,
      ),
    )
    .limit(MOST_AT_ONCE);

export async function findTransfer(db: LedgerDb, id: PortfolioId, transferId: string): Promise<SentTransfer | null> {
  const row = await db.select().from(outbox).where(of(id, transferId)).get();
  return row === undefined ? null : toSent(row);
}
