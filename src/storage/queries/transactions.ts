/** Reads of single transactions and of pages of them. */
import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { AccountId, AssetId, PortfolioId, TransactionId } from "../../domain/ids.ts";
import type { Transaction, TransactionType } from "../../domain/ledger/transaction.ts";
import type { SentTransfer } from "../../domain/ledger/transfers.ts";
import type { LedgerDb } from "../database.ts";
import { outbox, portfolios, transactions, transactionTags } from "../schema/ledger.ts";
import { toTransaction } from "./ledger-rows.ts";
import { selectArriving, toSent } from "./outbox.ts";

/** Tags as a JSON list: without a join, so that a row is one row. */
const TAGS = sql<string>`(SELECT json_group_array(${transactionTags.tag}) FROM ${transactionTags}
  WHERE ${transactionTags.portfolioId} = ${transactions.portfolioId}
    AND ${transactionTags.transactionId} = ${transactions.id})`;
/** On either side: the other has not taken it in yet, or not as it is now. */
const IN_TRANSIT = sql<number>`(${transactions.transferId} IS NOT NULL AND (${undelivered(outbox.portfolioId)}
  OR ${undelivered(outbox.targetPortfolioId)}))`;
const COLUMNS = { ...getTableColumns(transactions), tags: TAGS, inTransit: IN_TRANSIT };

const transactionOf = ({
  tags,
  inTransit,
  ...row
}: typeof transactions.$inferSelect & { readonly tags: string; readonly inTransit: number }): Transaction => ({
  ...toTransaction(row, new Map([[row.id, JSON.parse(tags) as string[]]])),
  inTransit: inTransit === 1,
});

function undelivered(side: SQLiteColumn): SQL {
  return sql`EXISTS (SELECT 1 FROM ${outbox} WHERE ${side} = ${transactions.portfolioId}
    AND ${outbox.id} = ${transactions.transferId} AND ${outbox.deliveredAt} IS NULL)`;
}

const selectVersion = (db: LedgerDb, id: PortfolioId) =>
  db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, id));

/** Which transactions; what is null does not matter. */
export interface TransactionFilter {
  readonly types: readonly TransactionType[] | null;
  /** In any of the legs, or as the fee. */
  readonly asset: AssetId | null;
  /** Where it happened, or went to. */
  readonly account: AccountId | null;
  /** From this time on, and before that one. */
  readonly from: number | null;
  readonly to: number | null;
  readonly tag: string | null;
  /** Stands in the note, or is the reference or the source's own name of it; in any case of letters. */
  readonly text: string | null;
  readonly importId: string | null;
}

export interface TransactionPosition {
  readonly at: number;
  readonly position: number;
  readonly id: string;
}

/** In order of time, from the row after `after`, with the version they are of; `null` when there is no such portfolio. */
export async function listTransactions(
  db: LedgerDb,
  id: PortfolioId,
  filter: TransactionFilter,
  page: { readonly limit: number; readonly after: TransactionPosition | null; readonly descending: boolean },
): Promise<{ version: number; transactions: Transaction[]; arriving: SentTransfer[] } | null> {
  const { at, position } = transactions;
  const { limit, after, descending } = page;
  const way = descending ? desc : asc;
  const beyond =
    after === null
      ? undefined
      : sql`(${at}, ${position}, ${transactions.id}) ${sql.raw(descending ? "<" : ">")}
          (${after.at}, ${after.position}, ${after.id})`;
  const [heads, rows, coming] = await db.batch([
    selectVersion(db, id),
    db
      .select(COLUMNS)
      .from(transactions)
      .where(and(eq(transactions.portfolioId, id), ...matching(filter), beyond))
      .orderBy(way(at), way(position), way(transactions.id))
      .limit(limit),
    selectArriving(db, id),
  ]);
  const head = heads[0];
  if (head === undefined) return null;
  return { version: head.version, transactions: rows.map(transactionOf), arriving: coming.map(toSent) };
}

function matching({ types, asset, account, from, to, tag, text, importId }: TransactionFilter): (SQL | undefined)[] {
  const { note, ref, externalId } = transactions;
  const has = (column: SQLiteColumn) => sql`instr(lower(${column}), lower(${text})) > 0`;
  return [
    types === null ? undefined : inArray(transactions.type, types),
    asset === null
      ? undefined
      : or(eq(transactions.inAsset, asset), eq(transactions.outAsset, asset), eq(transactions.feeAsset, asset)),
    account === null ? undefined : or(eq(transactions.accountId, account), eq(transactions.toAccountId, account)),
    from === null ? undefined : gte(transactions.at, from),
    to === null ? undefined : lt(transactions.at, to),
    tag === null
      ? undefined
      : sql`EXISTS (SELECT 1 FROM ${transactionTags} WHERE ${transactionTags.portfolioId} = ${transactions.portfolioId}
          AND ${transactionTags.transactionId} = ${transactions.id} AND ${transactionTags.tag} = ${tag})`,
    // A pattern of LIKE may have 50 bytes at most.
    text === null ? undefined : or(has(note), has(ref), has(externalId)),
    importId === null ? undefined : eq(transactions.importId, importId),
  ];
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
