/**
 * Core tables: assets, markets, candles, rates, news, watchlists, and who owns which portfolio.
 * Money is canonical decimal TEXT, times are INTEGER milliseconds UTC. No foreign key cascades, and none
 * reaches the ledger's tables (docs/decisions/0003-ledger-truth.md).
 */
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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

/** Closed candles only; a missing one is a row of `candle_gaps`, never a made-up bar. */
export const candles = sqliteTable(
  "candles",
  {
    pairId: integer("pair_id").notNull(),
    interval: text("interval", { enum: ["1m", "1h", "1d"] }).notNull(),
    openTime: integer("open_time").notNull(),
    open: text("open").notNull(),
    high: text("high").notNull(),
    low: text("low").notNull(),
    close: text("close").notNull(),
    volume: text("volume").notNull(),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.interval, table.openTime] })],
);

export const candleGaps = sqliteTable(
  "candle_gaps",
  {
    pairId: integer("pair_id").notNull(),
    interval: text("interval", { enum: ["1m", "1h", "1d"] }).notNull(),
    fromTime: integer("from_time").notNull(),
    toTime: integer("to_time").notNull(),
    reason: text("reason").notNull(),
    retriedAt: integer("retried_at"),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.interval, table.fromTime] })],
);

/**
 * How far a pair's candles have come: every candle that opened in [from_time, to_time) is stored or recorded as a gap.
 * It grows at both ends, the newest first.
 */
export const candleSeries = sqliteTable(
  "candle_series",
  {
    pairId: integer("pair_id").notNull(),
    interval: text("interval", { enum: ["1m", "1h", "1d"] }).notNull(),
    /** Both null until the first page came. */
    fromTime: integer("from_time"),
    toTime: integer("to_time"),
    /** When the venue's first candle opened, once that was found out. */
    listedAt: integer("listed_at"),
    /** Not asked for again before, so that two runs do not do the same work; a run that dies is forgotten then. */
    claimedUntil: integer("claimed_until").notNull().default(0),
    /** The candle that was still open when the venue was asked last, JSON. */
    running: text("running"),
    askedAt: integer("asked_at"),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.interval] })],
);

/** Hosts of venues that are asked by any isolate: who refused us must not be asked by the next one either. */
export const venueHosts = sqliteTable("venue_hosts", {
  host: text("host").primaryKey(),
  failures: integer("failures").notNull(),
  restsUntil: integer("rests_until").notNull(),
  servesSince: integer("serves_since"),
  lastRefusal: text("last_refusal"),
});

export const fxRates = sqliteTable(
  "fx_rates",
  {
    currency: text("currency").notNull(),
    /** UTC date, YYYY-MM-DD. */
    date: text("date").notNull(),
    usdPerUnit: text("usd_per_unit").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.date] })],
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

export const articles = sqliteTable(
  "articles",
  {
    /** Hash of the normalised link, so that the same article is stored once. */
    id: text("id").primaryKey(),
    sourceId: text("source_id").notNull(),
    title: text("title").notNull(),
    link: text("link").notNull(),
    summary: text("summary"),
    publishedAt: integer("published_at").notNull(),
    fetchedAt: integer("fetched_at").notNull(),
    /** The first article of the same story; its own id when it is the first. */
    storyId: text("story_id").notNull(),
    /** Hash of the source and what it calls the article itself, so that one whose link changes is no second one. */
    guidKey: text("guid_key"),
  },
  (table) => [
    uniqueIndex("articles_guid").on(table.guidKey),
    index("articles_published").on(table.publishedAt),
    index("articles_fetched").on(table.fetchedAt),
    index("articles_story").on(table.storyId),
  ],
);

export const mentions = sqliteTable(
  "mentions",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    assetId: text("asset_id").notNull(),
    /** 1 for the title, less for the summary alone. */
    relevance: real("relevance").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.assetId] }),
    index("mentions_asset").on(table.assetId, table.articleId),
  ],
);

export const scores = sqliteTable(
  "scores",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    modelVersion: text("model_version").notNull(),
    /** In [-1, 1]. */
    score: real("score").notNull(),
    label: text("label", { enum: ["negative", "neutral", "positive"] }).notNull(),
    confidence: real("confidence").notNull(),
    votes: text("votes", { mode: "json" }).notNull(),
    words: text("words", { mode: "json" }).notNull(),
    /** By coin, where clauses of the title say opposite things of several; null for a coin of which both are said. */
    clauses: text("clauses", { mode: "json" }),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.modelVersion] })],
);

/** What came out of the queue of articles by the back door: nobody could read or score it. */
export const failedArticles = sqliteTable(
  "failed_articles",
  {
    /** The article's; of a message that nobody can read, the message's. */
    id: text("id").primaryKey(),
    /** Which version could not score it; a later one may try again. */
    modelVersion: text("model_version").notNull(),
    reason: text("reason").notNull(),
    failedAt: integer("failed_at").notNull(),
  },
  (table) => [index("failed_articles_at").on(table.failedAt, table.id)],
);

/** One fixed hour of one coin's sentiment; asset `market` is the index over all articles. */
export const sentimentHours = sqliteTable(
  "sentiment_hours",
  {
    assetId: text("asset_id").notNull(),
    hour: integer("hour").notNull(),
    modelVersion: text("model_version").notNull(),
    score: real("score"),
    n: integer("n").notNull(),
    nEff: real("n_eff").notNull(),
    sources: integer("sources").notNull(),
    mentions: integer("mentions").notNull(),
    z: real("z"),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.modelVersion, table.hour] })],
);

/** What a source told us last (for conditional GET) and how it has been doing. */
export const newsSources = sqliteTable("news_sources", {
  id: text("id").primaryKey(),
  url: text("url").notNull(),
  etag: text("etag"),
  lastModified: text("last_modified"),
  checkedAt: integer("checked_at"),
  succeededAt: integer("succeeded_at"),
  failures: integer("failures").notNull().default(0),
  /** A short code of what went wrong last, never a message of the other side. */
  problem: text("problem"),
  skipped: text("skipped", { mode: "json" }),
  /** Requests of the current quota periods, how all visits ended, until when it wants to be left alone (domain/news/usage.ts). */
  used: text("used", { mode: "json" }),
});

/** Who runs a job that must not run twice at once, and until when at the latest. */
export const leases = sqliteTable("leases", {
  name: text("name").primaryKey(),
  holder: text("holder").notNull(),
  until: integer("until").notNull(),
});

/** What of the cache was declared void by hand, and when; the key is empty for a whole namespace. */
export const cacheInvalidations = sqliteTable(
  "cache_invalidations",
  {
    namespace: text("namespace").notNull(),
    key: text("key").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.namespace, table.key] })],
);

/** How often the cache was read, by day; the empty key stands for all keys of a namespace, others for the most read. */
export const cacheCounters = sqliteTable(
  "cache_counters",
  {
    /** UTC date. */
    day: text("day").notNull(),
    namespace: text("namespace").notNull(),
    key: text("key").notNull(),
    hits: integer("hits").notNull(),
    stale: integer("stale").notNull(),
    misses: integer("misses").notNull(),
    writes: integer("writes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.namespace, table.key] })],
);
