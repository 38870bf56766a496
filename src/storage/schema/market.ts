/** What the market did: closed candles, rates, and how the hosts that tell us are doing. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
