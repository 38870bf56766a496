/** Reads of single transactions and of pages of them. */
import { and, desc, eq, getTableColumns, lt, or, sql } from "drizzle-orm";
import type { PortfolioId, TransactionId } from "../../domain/ids.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { LedgerDb } from "../database.ts";
import { portfolios, transactions, transactionTags } from "../schema/ledger.ts";
import { toTransaction } from "./ledger-rows.ts";

/** Tags as a JSON list: without a join, so that a row is one row. */
const TAGS = sql<string>`(SELECT json_group_array(${transactionTags.tag}) FROM ${transactionTags}
  WHERE ${transactionTags.portfolioId} = ${transactions.portfolioId}
    AND ${transactionTags.transactionId} = ${transactions.id})`;
const COLUMNS = { ...getTableColumns(transactions), tags: TAGS };

const transactionOf = ({ tags, ...row }: typeof transactions.$inferSelect & { readonly tags: string }): Transaction =>
  toTransaction(row, new Map([[row.id, JSON.parse(tags) as string[]]]));

const selectVersion = (db: LedgerDb, id: PortfolioId) =>
  db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, id));

/** Newest first, from the row after `after`, with the version they are of; `null` when there is no such portfolio. */
export async function listTransactions(
  db: LedgerDb,
  id: PortfolioId,
  limit: number,
  after: { at: number; position: number; id: string } | null,
): Promise<{ version: number; transactions: Transaction[] } | null> {
  const { at, position } = transactions;
  const beyond =
    after === null
      ? undefined
      : or(
          lt(at, after.at),
          and(eq(at, after.at), lt(position, after.position)),
          and(eq(at, after.at), eq(position, after.position), lt(transactions.id, after.id)),
        );
  const [heads, rows] = await db.batch([
    selectVersion(db, id),
    db
      .select(COLUMNS)
      .from(transactions)
      .where(and(eq(transactions.portfolioId, id), beyond))
      .orderBy(desc(at), desc(position), desc(transactions.id))
      .limit(limit),
  ]);
  const head = heads[0];
  return head === undefined ? null : { version: head.version, transactions: rows.map(transactionOf) };
}

export async function findTransaction(
  db: LedgerDb,
  portfolioId: PortfolioId,
  id: TransactionId,
): Promise<{ version: number; transaction: Transaction } | null> {
  const [heads, rows] = await db.batch([
    selectVersion(db, portfolioId),
    db
      .select(COLUMNS)
      .from(transactions)
      .where(and(eq(transactions.portfolioId, portfolioId), eq(transactions.id, id))),
  ]);
  const [head, row] = [heads[0], rows[0]];
  return head === undefined || row === undefined ? null : { version: head.version, transaction: transactionOf(row) };
}
