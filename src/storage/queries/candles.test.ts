import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Bar } from "../../domain/market/candles/bar.ts";
import { coreDb } from "../database.ts";
import { storePage } from "./candle-series.ts";
import { barsBetween, gapsBetween } from "./candles.ts";

const HOUR = 3_600_000;
const PAIR = 7;
const db = coreDb(env);
const bars: Bar[] = Array.from({ length: 2_000 }, (_, n) => ({
  openTime: n * HOUR,
  open: "1",
  high: "2",
  low: "0.5",
  close: "1.5",
  volume: "3",
}));

/** What the database says a query cost; drizzle keeps it to itself. */
async function cost(query: unknown): Promise<{ rows_read: number; given: number }> {
  const { sql, params } = (query as { toSQL(): { sql: string; params: unknown[] } }).toSQL();
  const { meta, results } = await env.DB.prepare(sql)
    .bind(...params)
    .all();
  return { rows_read: meta.rows_read, given: results.length };
}

const store = async () => {
  const advance = { known: null, listedAt: null, askedAt: null, running: null };
  await storePage(db, { pairId: PAIR, interval: "1h" }, { bars, gaps: [] }, { ...advance, askedAt: 1 });
};

describe("candles in the database", () => {
  it("are one row written each, and none when they are there already", async () => {
    const count = "SELECT count(*) AS n FROM candles";
    await store();
    expect(await env.DB.prepare(count).first("n")).toBe(2_000);
    const insert = `INSERT INTO candles SELECT 8, '1h', value, '1', '1', '1', '1', '1' FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`;
    const times = JSON.stringify(bars.map(({ openTime }) => openTime));
    expect((await env.DB.prepare(insert).bind(times).run()).meta.rows_written).toBe(2_000);
    expect((await env.DB.prepare(insert).bind(times).run()).meta.rows_written).toBe(0);
  });

  it("are read at the cost of one row a point, wherever they lie", async () => {
    await store();
    for (const from of [0, 700 * HOUR, 1_400 * HOUR]) {
      const span = { from, to: 2_000 * HOUR };
      const { rows_read, given } = await cost(barsBetween(db, PAIR, "1h", span, 501));
      expect(given).toBe(501);
      expect(rows_read).toBeLessThanOrEqual(501);
    }
  });

  it("keep the gaps of a span in order", async () => {
    const gap = (from: number) => ({ from: from * HOUR, to: (from + 1) * HOUR, reason: "missing" as const });
    const advance = { known: null, listedAt: null, askedAt: 1, running: null };
    await storePage(db, { pairId: PAIR, interval: "1h" }, { bars: [], gaps: [gap(9), gap(4), gap(1)] }, advance);
    expect(await gapsBetween(db, PAIR, "1h", { from: 4 * HOUR, to: 10 * HOUR })).toEqual([gap(4), gap(9)]);
  });
});
