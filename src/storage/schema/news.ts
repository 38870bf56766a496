/** Articles, what they speak of, how they were judged, and the sources they came from. */
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
