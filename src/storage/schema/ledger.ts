/**
 * Ledger tables: what belongs to one portfolio. Each begins with the portfolio's id (or is the portfolio) and is written
 * only by that portfolio's Durable Object. No foreign key: the guard row of every batch and the single writer keep them
 * whole, and no join or batch may leave the group, so that a portfolio can live in another database.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const portfolios = sqliteTable(
  "portfolios",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    baseId: text("base_id").notNull(),
    settings: text("settings", { mode: "json" }).notNull(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (table) => [index("portfolios_user").on(table.userId, table.createdAt)],
);

/** Exchange, wallet, cold storage: where the coins of a portfolio lie. */
export const accounts = sqliteTable(
  "accounts",
  {
    portfolioId: text("portfolio_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["exchange", "wallet", "cold", "other"] }).notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.portfolioId, table.id] })],
);

export const transactions = sqliteTable(
  "transactions",
  {
    portfolioId: text("portfolio_id").notNull(),
    id: text("id").notNull(),
    /** Short reference by which rows name each other, also across export and import. */
    ref: text("ref").notNull(),
    at: integer("at").notNull(),
    position: integer("position").notNull(),
    type: text("type").notNull(),
    subtype: text("subtype"),
    accountId: text("account_id").notNull(),
    toAccountId: text("to_account_id"),
    inAsset: text("in_asset"),
    inAmount: text("in_amount"),
    outAsset: text("out_asset"),
    outAmount: text("out_amount"),
    feeAsset: text("fee_asset"),
    feeAmount: text("fee_amount"),
    /** The stated price of one unit and the stated total are kept apart: sources do not always agree with themselves. */
    price: text("price"),
    value: text("value"),
    valueCurrency: text("value_currency"),
    basis: text("basis"),
    acquiredAt: integer("acquired_at"),
    lots: text("lots", { mode: "json" }),
    transferId: text("transfer_id"),
    note: text("note"),
    source: text("source").notNull(),
    externalId: text("external_id"),
    fingerprint: text("fingerprint").notNull(),
    importId: text("import_id"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.portfolioId, table.id] }),
    uniqueIndex("transactions_ref").on(table.portfolioId, table.ref),
    index("transactions_order").on(table.portfolioId, table.at, table.position),
    index("transactions_fingerprint").on(table.portfolioId, table.fingerprint),
    index("transactions_transfer")
      .on(table.portfolioId, table.transferId)
      .where(sql`${table.transferId} IS NOT NULL`),
  ],
);

export const transactionTags = sqliteTable(
  "transaction_tags",
  {
    portfolioId: text("portfolio_id").notNull(),
    transactionId: text("transaction_id").notNull(),
    tag: text("tag").notNull(),
  },
  (table) => [primaryKey({ columns: [table.portfolioId, table.transactionId, table.tag] })],
);

/** Journal of every change with what was before and after: undo and audit. */
export const changes = sqliteTable(
  "changes",
  {
    portfolioId: text("portfolio_id").notNull(),
    version: integer("version").notNull(),
    n: integer("n").notNull(),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    op: text("op").notNull(),
    transactionId: text("transaction_id"),
    before: text("before", { mode: "json" }),
    after: text("after", { mode: "json" }),
  },
  (table) => [primaryKey({ columns: [table.portfolioId, table.version, table.n] })],
);

/** Transfers on their way to another portfolio; delivered at least once, made once by `transferId`. */
export const outbox = sqliteTable(
  "outbox",
  {
    portfolioId: text("portfolio_id").notNull(),
    id: text("id").notNull(),
    transferId: text("transfer_id").notNull(),
    targetPortfolioId: text("target_portfolio_id").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    deliveredAt: integer("delivered_at"),
  },
  (table) => [
    primaryKey({ columns: [table.portfolioId, table.id] }),
    index("outbox_arriving")
      .on(table.targetPortfolioId, table.id)
      .where(sql`${table.deliveredAt} IS NULL`),
  ],
);

export const imports = sqliteTable(
  "imports",
  {
    portfolioId: text("portfolio_id").notNull(),
    id: text("id").notNull(),
    format: text("format").notNull(),
    profileId: text("profile_id"),
    fileHash: text("file_hash").notNull(),
    rows: integer("rows").notNull(),
    status: text("status", { enum: ["draft", "committed", "taken_back"] }).notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.portfolioId, table.id] })],
);

export const snapshots = sqliteTable(
  "snapshots",
  {
    portfolioId: text("portfolio_id").notNull(),
    at: integer("at").notNull(),
    version: integer("version").notNull(),
    baseId: text("base_id").notNull(),
    value: text("value"),
    complete: integer("complete", { mode: "boolean" }).notNull(),
    cost: text("cost").notNull(),
    realised: text("realised").notNull(),
    unrealised: text("unrealised"),
  },
  (table) => [primaryKey({ columns: [table.portfolioId, table.at] })],
);

/** Guard of every batch and idempotency record in one row (docs/decisions/0003-ledger-truth.md). */
export const ledgerWrites = sqliteTable(
  "ledger_writes",
  {
    portfolioId: text("portfolio_id").notNull(),
    version: integer("version").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    answer: text("answer"),
    at: integer("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.portfolioId, table.version] }),
    uniqueIndex("ledger_writes_key").on(table.portfolioId, table.key),
  ],
);
