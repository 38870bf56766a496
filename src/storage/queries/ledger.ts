/** Reads and statements of ledger tables. Statements are put into one batch by the portfolio's object, the only writer. */
import { and, asc, desc, eq, lt, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { AccountId, AssetId, PortfolioId, TransactionId, UserId } from "../../domain/ids.ts";
import type { Leg, Transaction, TransactionType } from "../../domain/ledger/transaction.ts";
import type { AccountView, PortfolioView } from "../../domain/ledger/views.ts";
import { viewPortfolio } from "../../domain/ledger/views.ts";
import type { Amount } from "../../domain/money/amount.ts";
import type { LedgerDb } from "../database.ts";
import { accounts, changes, ledgerWrites, portfolios, transactions } from "../schema/ledger.ts";

export type Statement = BatchItem<"sqlite">;

export interface StoredPortfolio {
  readonly id: PortfolioId;
  readonly userId: UserId;
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
  /** Only what differs from the defaults. */
  readonly settings: unknown;
  readonly version: number;
  readonly createdAt: number;
}

/** All that a portfolio's meaning is folded from, as of one version. */
export interface StoredLedger {
  readonly portfolio: StoredPortfolio;
  readonly accounts: readonly AccountView[];
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
  const [heads, accountRows, rows, writes] = await db.batch([
    selectPortfolio(db, id),
    selectAccounts(db, id),
    db.select().from(transactions).where(eq(transactions.portfolioId, id)),
    db.select().from(ledgerWrites).where(eq(ledgerWrites.portfolioId, id)),
  ]);
  const head = heads[0];
  if (head === undefined) return null;
  return {
    ledger: {
      portfolio: toPortfolio(head),
      accounts: accountRows.map(toAccount),
      transactions: rows.map(toTransaction),
    },
    keys: writes.map(({ key, version, requestHash, answer, at }) => ({ key, version, requestHash, answer, at })),
  };
}

/** One row by primary key; `null` when there is no such portfolio. */
export async function ledgerVersion(db: LedgerDb, id: PortfolioId): Promise<number | null> {
  const row = await db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, id)).get();
  return row?.version ?? null;
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
    db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, id)),
    db
      .select()
      .from(transactions)
      .where(and(eq(transactions.portfolioId, id), beyond))
      .orderBy(desc(at), desc(position), desc(transactions.id))
      .limit(limit),
  ]);
  const head = heads[0];
  return head === undefined ? null : { version: head.version, transactions: rows.map(toTransaction) };
}

export async function findTransaction(
  db: LedgerDb,
  portfolioId: PortfolioId,
  id: TransactionId,
): Promise<{ version: number; transaction: Transaction } | null> {
  const [heads, rows] = await db.batch([
    db.select({ version: portfolios.version }).from(portfolios).where(eq(portfolios.id, portfolioId)),
    db
      .select()
      .from(transactions)
      .where(and(eq(transactions.portfolioId, portfolioId), eq(transactions.id, id))),
  ]);
  const [head, row] = [heads[0], rows[0]];
  return head === undefined || row === undefined ? null : { version: head.version, transaction: toTransaction(row) };
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

export interface Change {
  readonly actor: string;
  readonly op: "create" | "rename" | "record";
  readonly transactionId?: TransactionId;
  readonly before?: unknown;
  readonly after?: unknown;
}

export const insertChange = (
  db: LedgerDb,
  portfolioId: PortfolioId,
  version: number,
  n: number,
  at: number,
  change: Change,
): Statement => db.insert(changes).values({ portfolioId, version, n, at, ...change });

export const insertPortfolio = (db: LedgerDb, portfolio: StoredPortfolio): Statement =>
  db.insert(portfolios).values({ ...portfolio, baseId: portfolio.base });

export const insertFirstWrite = (db: LedgerDb, portfolioId: PortfolioId, record: StoredKey): Statement =>
  db.insert(ledgerWrites).values({ portfolioId, ...record });

export const insertAccount = (
  db: LedgerDb,
  portfolioId: PortfolioId,
  position: number,
  account: AccountView,
): Statement => db.insert(accounts).values({ portfolioId, position, ...account });

export const updatePortfolio = (
  db: LedgerDb,
  id: PortfolioId,
  fields: { readonly name: string; readonly description: string },
): Statement => db.update(portfolios).set(fields).where(eq(portfolios.id, id));

export const insertTransaction = (db: LedgerDb, portfolioId: PortfolioId, row: Transaction): Statement =>
  db.insert(transactions).values({
    ...row,
    portfolioId,
    inAsset: row.in?.asset,
    inAmount: row.in?.amount,
    outAsset: row.out?.asset,
    outAmount: row.out?.amount,
    feeAsset: row.fee?.asset,
    feeAmount: row.fee?.amount,
    fingerprint: fingerprintOf(row),
  });

/** What makes two rows the same event, whoever told of it: an import finds its own rows again by this. */
export function fingerprintOf(row: Pick<Transaction, "type" | "at" | "in" | "out">): string {
  return [row.type, row.at, legText(row.in), legText(row.out)].join("|");
}

const legText = (leg: Leg | null) => (leg === null ? "" : `${leg.amount} ${leg.asset}`);

/** Versions are bound as one JSON text: D1 takes at most 100 parameters. */
export async function dropAnswers(db: LedgerDb, id: PortfolioId, versions: readonly number[]): Promise<void> {
  const listed = sql`${ledgerWrites.version} IN (SELECT value FROM json_each(${JSON.stringify(versions)}))`;
  await db
    .update(ledgerWrites)
    .set({ answer: null })
    .where(and(eq(ledgerWrites.portfolioId, id), listed));
}

const toPortfolio = (row: typeof portfolios.$inferSelect): StoredPortfolio => ({
  id: row.id as PortfolioId,
  userId: row.userId as UserId,
  name: row.name,
  description: row.description,
  base: row.baseId as AssetId,
  settings: row.settings,
  version: row.version,
  createdAt: row.createdAt,
});

const toAccount = (row: typeof accounts.$inferSelect): AccountView => ({
  id: row.id as AccountId,
  name: row.name,
  kind: row.kind,
});

const toLeg = (asset: string | null, amount: string | null): Leg | null =>
  asset === null || amount === null ? null : { asset: asset as AssetId, amount: amount as Amount };

const toTransaction = (row: typeof transactions.$inferSelect): Transaction => ({
  id: row.id as TransactionId,
  ref: row.ref,
  at: row.at,
  position: row.position,
  type: row.type as TransactionType,
  accountId: row.accountId as AccountId,
  in: toLeg(row.inAsset, row.inAmount),
  out: toLeg(row.outAsset, row.outAmount),
  fee: toLeg(row.feeAsset, row.feeAmount),
  price: row.price as Amount | null,
  value: row.value as Amount | null,
  valueCurrency: row.valueCurrency as AssetId | null,
  note: row.note,
  source: row.source,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
