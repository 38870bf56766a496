/** What keeps the product running: leases of jobs, the cache. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
