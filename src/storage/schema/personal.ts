/** What belongs to a person beside the ledgers, and which ledgers are whose. */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Answers "whose portfolio, and in which ledger database". A row never changes, so an isolate may remember it. */
export const portfolioDirectory = sqliteTable(
  "portfolio_directory",
  {
    portfolioId: text("portfolio_id").primaryKey(),
    userId: text("user_id").notNull(),
    ledgerDb: text("ledger_db").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("portfolio_directory_user").on(table.userId, table.createdAt)],
);

/** A person's own price of any asset; from `at` until `until` it wins over the market. */
export const manualPrices = sqliteTable(
  "manual_prices",
  {
    userId: text("user_id").notNull(),
    assetId: text("asset_id").notNull(),
    at: integer("at").notNull(),
    price: text("price").notNull(),
    currencyId: text("currency_id").notNull(),
    until: integer("until"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.assetId, table.at] })],
);

export const watchlists = sqliteTable(
  "watchlists",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("watchlists_user").on(table.userId, table.position)],
);

export const watchlistItems = sqliteTable(
  "watchlist_items",
  {
    watchlistId: text("watchlist_id")
      .notNull()
      .references(() => watchlists.id),
    assetId: text("asset_id").notNull(),
    position: integer("position").notNull(),
    note: text("note"),
  },
  (table) => [primaryKey({ columns: [table.watchlistId, table.assetId] })],
);

/** How a person's files are read that no format knows. */
export const importProfiles = sqliteTable(
  "import_profiles",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
    mapping: text("mapping", { mode: "json" }).notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("import_profiles_user").on(table.userId)],
);
