/** What can be held and where it is traded: coins, currencies, their names and pairs. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const assets = sqliteTable(
  "assets",
  {
    /** CoinGecko id, `fiat:<iso>` or `custom:<ulid>`. */
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["coin", "fiat", "custom"] }).notNull(),
    ownerUserId: text("owner_user_id"),
    symbol: text("symbol").notNull(),
    name: text("name").notNull(),
    /** The currency a stablecoin is meant to be worth, lower case ("usd"). */
    peg: text("peg"),
    rank: integer("rank"),
    status: text("status", { enum: ["active", "delisted"] }).notNull(),
    successorId: text("successor_id"),
  },
  (table) => [index("assets_rank").on(table.kind, table.rank), index("assets_symbol").on(table.symbol)],
);

/** What a catalogue says of a coin as a whole, in US dollars; refreshed a few times a day. Unknown is null. */
export const coinFacts = sqliteTable("coin_facts", {
  assetId: text("asset_id").primaryKey(),
  marketCap: text("market_cap"),
  volume24h: text("volume_24h"),
  circulatingSupply: text("circulating_supply"),
  totalSupply: text("total_supply"),
  maxSupply: text("max_supply"),
  updatedAt: integer("updated_at").notNull(),
});

/** Other names and symbols by which people write of an asset; none is unique. */
export const assetAliases = sqliteTable(
  "asset_aliases",
  {
    alias: text("alias").notNull(),
    assetId: text("asset_id")
      .notNull()
      .references(() => assets.id),
  },
  (table) => [primaryKey({ columns: [table.alias, table.assetId] })],
);

export const pairs = sqliteTable(
  "pairs",
  {
    id: integer("id").primaryKey(),
    venue: text("venue").notNull(),
    symbol: text("symbol").notNull(),
    assetId: text("asset_id")
      .notNull()
      .references(() => assets.id),
    quoteId: text("quote_id").notNull(),
    /** Lower wins among the pairs of one asset. */
    preference: integer("preference").notNull(),
    validFrom: integer("valid_from").notNull(),
    validTo: integer("valid_to"),
    status: text("status", { enum: ["trading", "halted", "delisted"] }).notNull(),
  },
  (table) => [
    uniqueIndex("pairs_venue_symbol").on(table.venue, table.symbol),
    index("pairs_asset").on(table.assetId, table.preference),
  ],
);
