/** Reads and statements of ledger tables. Statements are put into one batch by the portfolio's object, the only writer. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { PortfolioId } from "../../domain/ids.ts";
import type { StoredAccount } from "../../domain/ledger/changes.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { PortfolioView } from "../../domain/ledger/views.ts";
import { viewPortfolio } from "../../domain/ledger/views.ts";
import type { LedgerDb } from "../database.ts";
import { accounts, ledgerWrites, portfolios, transactions, transactionTags } from "../schema/ledger.ts";
import type { Statement } from "./ledger-changes.ts";
import type { StoredPortfolio } from "./ledger-rows.ts";
import { toAccount, toPortfolio, toTransaction } from "./ledger-rows.ts";

/** A portfolio as of one version, without its transactions. */
export interface LedgerHead {
  readonly portfolio: StoredPortfolio;
  readonly accounts: readonly StoredAccount[];
}

/** All that a portfolio's meaning is folded from, as of one version. */
export interface StoredLedger extends LedgerHead {
  readonly transactions: readonly Transaction[];
}

/** An idempotency record; its answer is dropped after a day. */
export interface StoredKey {
  readonly key: string;
  readonly version: number;
  readonly requestHash: string;
  readonly answer: string | null;
  readonly at: number;
}

const selectPortfolio = (db: LedgerDb, id: PortfolioId) => db.select().from(portfolios).where(eq(portfolios.id, id));
const selectAccounts = (db: LedgerDb, id: PortfolioId) =>
  db.select().from(accounts).where(eq(accounts.portfolioId, id)).orderBy(asc(accounts.position), asc(accounts.id));

/** One batch, so that all parts are of one version. */
export async function loadLedger(
  db: LedgerDb,
  id: PortfolioId,
): Promise<{ ledger: StoredLedger; keys: StoredKey[] } | null> {
  const [heads, accountRows, rows, tagRows, writes] = await db.batch([
    selectPortfolio(db, id),
    selectAccounts(db, id),
    db.select().from(transactions).where(eq(transactions.portfolioId, id)),
    db.select().from(transactionTags).where(eq(transactionTags.portfolioId, id)),
    db.select().from(ledgerWrites).where(eq(ledgerWrites.portfolioId, id)),
  ]);
  const head = heads[0];
  if (head === undefined) return null;
  const tags = byTransaction(tagRows);
  return {
    ledger: {
      portfolio: toPortfolio(head),
      accounts: accountRows.map(toAccount),
      transactions: rows.map((row) => toTransaction(row, tags)),
    },
    keys: writes.map(({ key, version, requestHash, answer, at }) => ({ key, version, requestHash, answer, at })),
  };
}

/** What a transaction at the end is judged by besides the books, in one batch. */
export async function loadHead(db: LedgerDb, id: PortfolioId): Promise<LedgerHead | null> {
  const [heads, accountRows] = await db.batch([selectPortfolio(db, id), selectAccounts(db, id)]);
  const head = heads[0];
  return head === undefined ? null : { portfolio: toPortfolio(head), accounts: accountRows.map(toAccount) };
}

/** In the order of their letters, as the primary key has them. */
const byTransaction = (rows: readonly { transactionId: string; tag: string }[]): Map<string, string[]> =>
  new Map([...Map.groupBy(rows, (row) => row.transactionId)].map(([id, found]) => [id, found.map(({ tag }) => tag)]));

/** One row by primary key; `null` when there is no such portfolio. */
export async function ledgerVersion(db: LedgerDb, id: PortfolioId): Promise<number | null> {
  const row = await db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, id)).get();
  return row?.version ?? null;
}

/** When the first transaction was; one row of the index that keeps their order. */
export async function firstTransactionAt(db: LedgerDb, id: PortfolioId): Promise<number | null> {
  const { at, portfolioId } = transactions;
  const row = await db.select({ at }).from(transactions).where(eq(portfolioId, id)).orderBy(asc(at)).limit(1).get();
  return row?.at ?? null;
}

/** Those of the given portfolios that exist, in one batch with their accounts. */
export async function findPortfolios(
  db: LedgerDb,
  ids: readonly PortfolioId[],
): Promise<Map<PortfolioId, PortfolioView>> {
  const among = (column: SQLiteColumn) => sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const [heads, accountRows] = await db.batch([
    db.select().from(portfolios).where(among(portfolios.id)),
    db.select().from(accounts).where(among(accounts.portfolioId)).orderBy(asc(accounts.position), asc(accounts.id)),
  ]);
  const byPortfolio = Map.groupBy(accountRows, (row) => row.portfolioId);
  return new Map(
    heads.map((head) => {
      const portfolio = toPortfolio(head);
      return [portfolio.id, viewPortfolio(portfolio, (byPortfolio.get(head.id) ?? []).map(toAccount))];
    }),
  );
}

export interface GuardedWrite extends Omit<StoredKey, "answer"> {
  readonly portfolioId: PortfolioId;
  /** The version that the write was judged by. */
  readonly old: number;
  readonly answer: string | null;
}

/**
 * First statements of every batch: when the version has moved the subselect is NULL, which NOT NULL refuses, and the whole
 * batch is undone. (An UPDATE that meets no row would undo nothing.)
 */
export function guardedWrite(db: LedgerDb, { old, version, ...record }: GuardedWrite): [Statement, Statement] {
  const id = record.portfolioId;
  const guarded = sql`(SELECT ${version} FROM ${portfolios} WHERE ${portfolios.id} = ${id} AND ${portfolios.version} = ${old})`;
  return [
    db.insert(ledgerWrites).values({ ...record, version: guarded }),
    db.update(portfolios).set({ version }).where(eq(portfolios.id, id)),
  ];
}

/** A batch that broke a constraint was undone as a whole; of any other failure the outcome is not known. */
export function wasUndone(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (e.message.includes("constraint failed")) return true;
  return false;
}

export const insertPortfolio = (db: LedgerDb, portfolio: StoredPortfolio): Statement =>
  db.insert(portfolios).values({ ...portfolio, baseId: portfolio.base });

export const insertFirstWrite = (db: LedgerDb, portfolioId: PortfolioId, record: StoredKey): Statement =>
  db.insert(ledgerWrites).values({ portfolioId, ...record });

/** Versions are bound as one JSON text: D1 takes at most 100 parameters. */
export async function dropAnswers(db: LedgerDb, id: PortfolioId, versions: readonly number[]): Promise<void> {
  const listed = sql`${ledgerWrites.version} IN (SELECT value FROM json_each(${JSON.stringify(versions)}))`;
  await db
    .update(ledgerWrites)
    .set({ answer: null })
    .where(and(eq(ledgerWrites.portfolioId, id), listed));
}
