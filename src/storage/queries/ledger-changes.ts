/** The statements that store what a write changes, in as few and as large pieces as D1 takes. */
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { PortfolioId } from "../../domain/ids.ts";
import type { ChangeOp, LedgerChange } from "../../domain/ledger/changes.ts";
import { fingerprintOf } from "../../domain/ledger/fingerprint.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import type { LedgerDb } from "../database.ts";
import { accounts, changes, imports, portfolios, transactions, transactionTags } from "../schema/ledger.ts";

export type Statement = BatchItem<"sqlite">;

export interface JournalHead {
  readonly portfolioId: PortfolioId;
  readonly version: number;
  readonly at: number;
  readonly actor: string;
  readonly op: ChangeOp;
}

/** What the rows of a table become, and the journal's rows of it. Order does not matter: each thing is named once. */
export function changeStatements(db: LedgerDb, head: JournalHead, all: readonly LedgerChange[]): Statement[] {
  const { portfolioId } = head;
  return [
    ...transactionStatements(db, portfolioId, all),
    ...all.flatMap((change) => otherStatements(db, portfolioId, change)),
    ...journalStatements(db, head, all),
  ];
}

/** Columns of a table from the entries of one bound JSON list: by their own names, save those that are told otherwise. */
const fromJson = (table: SQLiteTable, text: string, told: Readonly<Record<string, SQL>>): SQL => {
  const columns = Object.values(getTableColumns(table)).map(({ name }) => told[name] ?? sql.raw(`value ->> '${name}'`));
  // The WHERE tells SQLite that the ON that may follow is no join's.
  return sql`SELECT ${sql.join(columns, sql.raw(", "))} FROM json_each(${text}) WHERE true`;
};

const REPLACED = Object.fromEntries(
  Object.entries(getTableColumns(transactions))
    .filter(([name]) => name !== "portfolioId" && name !== "id")
    .map(([name, column]) => [name, sql.raw(`excluded.${column.name}`)]),
);

const among = (column: typeof transactions.id | typeof transactionTags.transactionId, ids: string) =>
  sql`${column} IN (SELECT value FROM json_each(${ids}))`;

function transactionStatements(db: LedgerDb, id: PortfolioId, all: readonly LedgerChange[]): Statement[] {
  const rows = all.flatMap((change) => (change.entity === "transaction" ? [change] : []));
  const gone = rows.flatMap(({ before, after }) => (before !== null && after === null ? [before.id] : []));
  const written = rows.flatMap(({ after }) => (after === null ? [] : [after]));
  const untagged = rows.flatMap(({ before }) => (before?.tags?.length ? [before.id] : []));
  const tags = written.flatMap((row) => (row.tags ?? []).map((tag) => ({ transaction_id: row.id, tag })));
  return [
    // First, so that a ref that goes with one row may come with another.
    ...chunked(gone).map((ids) =>
      db.delete(transactions).where(and(eq(transactions.portfolioId, id), among(transactions.id, ids))),
    ),
    ...chunked(untagged).map((ids) =>
      db
        .delete(transactionTags)
        .where(and(eq(transactionTags.portfolioId, id), among(transactionTags.transactionId, ids))),
    ),
    ...chunked(written.map(columnsOf)).map((text) =>
      db
        .insert(transactions)
        .select(fromJson(transactions, text, { portfolio_id: sql`${id}` }))
        .onConflictDoUpdate({ target: [transactions.portfolioId, transactions.id], set: REPLACED }),
    ),
    ...chunked(tags).map((text) =>
      db.insert(transactionTags).select(fromJson(transactionTags, text, { portfolio_id: sql`${id}` })),
    ),
  ];
}

/** By the names of the columns. `lots` as text: that is what its column holds. */
const columnsOf = (row: Transaction) => ({
  id: row.id,
  ref: row.ref,
  at: row.at,
  position: row.position,
  type: row.type,
  subtype: row.subtype ?? null,
  account_id: row.accountId,
  to_account_id: row.toAccountId ?? null,
  in_asset: row.in?.asset ?? null,
  in_amount: row.in?.amount ?? null,
  out_asset: row.out?.asset ?? null,
  out_amount: row.out?.amount ?? null,
  fee_asset: row.fee?.asset ?? null,
  fee_amount: row.fee?.amount ?? null,
  price: row.price,
  value: row.value,
  value_currency: row.valueCurrency,
  basis: row.basis ?? null,
  acquired_at: row.acquiredAt ?? null,
  lots: row.lots ? JSON.stringify(row.lots) : null,
  transfer_id: row.transferId ?? null,
  note: row.note,
  source: row.source,
  external_id: row.externalId ?? null,
  fingerprint: fingerprintOf(row),
  import_id: row.importId ?? null,
  created_at: row.createdAt,
  updated_at: row.updatedAt,
});

function otherStatements(db: LedgerDb, portfolioId: PortfolioId, change: LedgerChange): Statement[] {
  if (change.entity === "account") return storeOne(db, accounts, portfolioId, change);
  if (change.entity === "import") return storeOne(db, imports, portfolioId, change);
  if (change.entity !== "portfolio" || change.after === null) return [];
  const { base, ...fields } = change.after;
  const own = eq(portfolios.id, portfolioId);
  return [
    db
      .update(portfolios)
      .set({ ...fields, baseId: base })
      .where(own),
  ];
}

function storeOne(
  db: LedgerDb,
  table: typeof accounts | typeof imports,
  portfolioId: PortfolioId,
  { before, after }: Extract<LedgerChange, { entity: "account" | "import" }>,
): Statement[] {
  if (after === null)
    return before === null
      ? []
      : [db.delete(table).where(and(eq(table.portfolioId, portfolioId), eq(table.id, before.id)))];
  const row = { portfolioId, ...after };
  return [
    db
      .insert(table)
      .values(row as never)
      .onConflictDoUpdate({ target: [table.portfolioId, table.id], set: after }),
  ];
}

/** Things that are no transaction stand under their name: `{"account": {…}}`. */
export function journalStatements(db: LedgerDb, head: JournalHead, all: readonly LedgerChange[]): Statement[] {
  const rows = all.map((change, n) =>
    change.entity === "transaction"
      ? { n, transaction_id: (change.after ?? change.before)?.id ?? null, before: change.before, after: change.after }
      : {
          n,
          transaction_id: null,
          before: named(change.entity, change.before),
          after: named(change.entity, change.after),
        },
  );
  const same = { portfolio_id: head.portfolioId, version: head.version, at: head.at, actor: head.actor, op: head.op };
  const told = {
    ...Object.fromEntries(Object.entries(same).map(([column, value]) => [column, sql`${value}`])),
    before: sql.raw("nullif(value -> 'before', 'null')"),
    after: sql.raw("nullif(value -> 'after', 'null')"),
  };
  return chunked(rows).map((text) => db.insert(changes).select(fromJson(changes, text, told)));
}

const named = (entity: string, thing: unknown) => (thing === null ? null : { [entity]: thing });

/** D1 refuses a bound value of more than 2 MB, though the local one does not. */
const MOST_BYTES = 1_000_000;

/** JSON arrays of all entries, each of at most a megabyte. */
function chunked(entries: readonly unknown[]): string[] {
  const chunks: string[] = [];
  let chunk = "";
  let bytes = 0;
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    const size = sizeOf(text) + 1;
    if (chunk !== "" && bytes + size > MOST_BYTES) {
      chunks.push(`[${chunk}]`);
      chunk = "";
      bytes = 0;
    }
    chunk += chunk === "" ? text : `,${text}`;
    bytes += size;
  }
  if (chunk !== "") chunks.push(`[${chunk}]`);
  return chunks;
}

/** In UTF-8, at most. */
function sizeOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) bytes += 2;
  return bytes;
}
