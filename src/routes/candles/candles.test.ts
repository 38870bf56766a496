import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import recorded from "../../../test/recorded/candles.json";
import { until } from "../../../test/market.ts";
import { barsOf } from "../../providers/binance/klines.ts";
import { coreDb } from "../../storage/database.ts";
import { storePage } from "../../storage/queries/candle-series.ts";
import { preferredPair } from "../../storage/queries/candles.ts";
import type { AssetId } from "../../domain/ids.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { Recent } from "../../platform/recent.ts";
import { CandlesSchema } from "./schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

const HOUR = 3_600_000;
const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`http://localhost:8787/api/v1/coins/${path}`, { headers });
const candles = async (path: string) => CandlesSchema.parse(await (await get(path)).json());
const time = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

describe("what was asked before", () => {
  it("is kept up to a number, and not under endless addresses", () => {
    const recent = new Recent<number>(2);
    for (const [n, key] of ["a", "b", "c", "d".repeat(301)].entries()) recent.keep(key, n);
    expect(["a", "b", "c", "d".repeat(301)].map((key) => recent.get(key))).toEqual([undefined, 1, 2, undefined]);
  });
});

describe("GET /api/v1/coins/{id}/candles", () => {
  it("has candles at the first question for a coin, the open one last and marked", async () => {
    const answer = await candles("bitcoin/candles?limit=100");
    expect(answer).toMatchObject({
      coin: "bitcoin",
      interval: "1h",
      venue: "binance",
      symbol: "BTCUSDT",
      quote: "tether",
      simulated: true,
      gaps: [],
      nextCursor: null,
    });
    const times = answer.items.map((item) => time(item.time));
    expect(times).toEqual(times.map((_, n) => (times[0] ?? 0) + n * HOUR));
    expect(answer.items.map(({ closed }) => closed)).toEqual(answer.items.map((_, n) => n < answer.items.length - 1));
    expect(answer.items).toHaveLength(100);
    expect(Date.now() - (times.at(-1) ?? 0)).toBeLessThan(HOUR);
  });

  it("brings history of what was asked for, beside the answers", async () => {
    const from = iso(Math.floor(Date.now() / HOUR) * HOUR - 1_200 * HOUR);
    await until(async () => {
      const { covered } = await candles(`bitcoin/candles?from=${from}&limit=1`);
      expect(time(covered?.from ?? "")).toBeLessThanOrEqual(time(from));
    });
  });

  it("pages through a span once, whatever the length of a page", async () => {
    const to = Math.floor(Date.now() / HOUR) * HOUR - 10 * HOUR;
    const span = `interval=1h&from=${iso(to - 500 * HOUR)}&to=${iso(to)}`;
    const whole = await candles(`bitcoin/candles?${span}&limit=1500`);
    expect(whole.items).toHaveLength(500);
    const paged: typeof whole.items = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const path: string = `bitcoin/candles?${span}&limit=180${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const page = await candles(path);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items);
  });

  it.each([
    ["5m", 300_000],
    ["15m", 900_000],
    ["4h", 4 * HOUR],
    ["1w", 168 * HOUR],
  ])("makes %s of finer ones; only the last can be open", async (interval, length) => {
    const { items } = await candles(`bitcoin/candles?interval=${interval}&limit=20`);
    const times = items.map((item) => time(item.time));
    expect(items.length).toBeGreaterThan(15);
    expect(times.slice(1).every((at, n) => at - (times[n] ?? 0) === length)).toBe(true);
    expect(items.slice(0, -1).every(({ closed }) => closed)).toBe(true);
  });

  it("answers 304 to who has it", async () => {
    const to = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
    const path = `bitcoin/candles?to=${iso(to)}&limit=50`;
    const etag = (await get(path)).headers.get("etag") ?? "";
    const again = await get(path, { "if-none-match": etag });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("gives who asks the same once more the same bytes, and refuses as before what is wrong beside the address", async () => {
    const to = Math.floor(Date.now() / HOUR) * HOUR - 2 * HOUR;
    const path = `bitcoin/candles?to=${iso(to)}&limit=40`;
    const [first, second] = [await get(path), await get(path)];
    expect(await second.bytes()).toEqual(await first.bytes());
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
    expect(second.headers.get("x-content-type-options")).toBe("nosniff");
    const refused = await get(path, { "if-none-match": "x".repeat(1_001) });
    expect(ProblemSchema.parse(await refused.json()).errors).toMatchObject([{ path: "header.if-none-match" }]);
  });

  it("converts into another currency, each candle by the rate of the day on which it closed", async () => {
    const to = Math.floor(Date.now() / HOUR) * HOUR;
    const span = `from=${iso(to - 120 * HOUR)}&to=${iso(to)}`;
    const own = await candles(`bitcoin/candles?${span}`);
    const euros = await candles(`bitcoin/candles?${span}&base=fiat:eur`);
    expect(euros).toMatchObject({ venue: "binance", quote: "tether", base: "fiat:eur", assumedPeg: true, gaps: [] });
    expect(own).toMatchObject({ base: null, assumedPeg: false });
    const rates = new Map<string, number>();
    for (const item of euros.items) {
      const day = iso(time(item.time) + HOUR).slice(0, 10);
      if (rates.has(day)) continue;
      const response = await exports.default.fetch(`http://localhost:8787/api/v1/currencies?date=${day}`);
      const { items } = await response.json<{ items: { id: string; usd: string }[] }>();
      rates.set(day, Number(items.find(({ id }) => id === "fiat:eur")?.usd));
    }
    expect(new Set(rates.values()).size).toBeGreaterThan(1);
    expect(euros.items).toHaveLength(120);
    for (const [n, item] of euros.items.entries()) {
      const rate = rates.get(iso(time(item.time) + HOUR).slice(0, 10)) ?? Number.NaN;
      expect(Number(item.close) / (Number(own.items[n]?.close) / rate)).toBeCloseTo(1, 12);
      expect(Number(item.high) / (Number(own.items[n]?.high) / rate)).toBeCloseTo(1, 12);
      expect(item.volume).toBe(own.items[n]?.volume);
    }
    const sats = await candles(`bitcoin/candles?${span}&base=sats`);
    expect(new Set(sats.items.map(({ close }) => close))).toEqual(new Set(["100000000"]));
  });

  it("ends a page where the coin changes its pair, and goes on with the new one", async () => {
    const db = coreDb(env);
    const change = Math.floor(Date.now() / HOUR) * HOUR - 50 * HOUR;
    await env.DB.prepare("UPDATE pairs SET valid_to = ?, status = 'delisted' WHERE symbol = 'LTCUSDT'")
      .bind(change)
      .run();
    for (const [symbol, price] of [
      ["LTCUSDT", "90"],
      ["LTC-USD", "91"],
    ] as const) {
      const pairId =
        (await env.DB.prepare("SELECT id FROM pairs WHERE symbol = ?").bind(symbol).first<number>("id")) ?? 0;
      await env.DB.prepare("INSERT INTO candle_series (pair_id, interval) VALUES (?, '1h')").bind(pairId).run();
      const bars = Array.from({ length: 20 }, (_, n) => ({
        openTime: change + (n - 10) * HOUR,
        open: price,
        high: price,
        low: price,
        close: price,
        volume: "1",
      }));
      const known = { from: change - 10 * HOUR, to: change + 10 * HOUR };
      const advance = { known, listedAt: known.from, askedAt: Date.now(), running: null };
      await storePage(db, { pairId, interval: "1h" }, { bars, gaps: [] }, advance);
    }
    const span = `from=${iso(change - 5 * HOUR)}&to=${iso(change + 5 * HOUR)}`;
    const before = await candles(`litecoin/candles?${span}`);
    expect(before).toMatchObject({ venue: "binance", quote: "tether" });
    expect(before.items.map(({ close }) => close)).toEqual(["90", "90", "90", "90", "90"]);
    const after = await candles(`litecoin/candles?${span}&cursor=${before.nextCursor}`);
    expect(after).toMatchObject({ venue: "coinbase", quote: "fiat:usd", nextCursor: null });
    expect(after.items.map(({ close }) => close)).toEqual(["91", "91", "91", "91", "91"]);
  });

  it("shows the exchange's own gap of 2020-06-28 as a gap", async () => {
    const db = coreDb(env);
    const pair = await preferredPair(db, "ethereum" as AssetId);
    const { bars } = barsOf(recorded.hours, "1h");
    const known = { from: bars[0]?.openTime ?? 0, to: Date.now() };
    const gap = { from: Date.UTC(2020, 5, 28, 2), to: Date.UTC(2020, 5, 28, 5), reason: "missing" as const };
    const key = { pairId: pair?.id ?? 0, interval: "1h" as const };
    await env.DB.prepare("INSERT OR IGNORE INTO candle_series (pair_id, interval) VALUES (?, '1h')")
      .bind(key.pairId)
      .run();
    await storePage(db, key, { bars, gaps: [gap] }, { known, listedAt: null, askedAt: Date.now(), running: null });
    const day = "from=2020-06-28T00:00:00.000Z&to=2020-06-29T00:00:00.000Z";
    const answer = await candles(`ethereum/candles?${day}`);
    expect(answer.items).toHaveLength(21);
    expect(answer.gaps).toEqual([
      { from: "2020-06-28T02:00:00.000Z", to: "2020-06-28T05:00:00.000Z", reason: "missing" },
    ]);
    const later = "from=2020-06-28T03:00:00.000Z&to=2020-06-28T04:00:00.000Z";
    expect((await candles(`ethereum/candles?${later}`)).gaps).toEqual([
      { from: "2020-06-28T03:00:00.000Z", to: "2020-06-28T04:00:00.000Z", reason: "missing" },
    ]);
  });

  it("says of a coin that nobody trades that there is nothing", async () => {
    expect(await candles("euro-coin/candles")).toMatchObject({ venue: null, quote: null, items: [], covered: null });
  });

  it("answers 404 for what is no coin", async () => {
    for (const id of ["nosuchcoin", "fiat:usd"]) expect((await get(`${id}/candles`)).status).toBe(404);
  });

  it.each([
    ["interval=2h", "query.interval"],
    ["limit=1501", "query.limit"],
    ["limit=0", "query.limit"],
    ["from=yesterday", "query.from"],
    ["to=1790000000", "query.to"],
    ["from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "query.from"],
    ["from=2099-01-01T00:00:00Z", "query.from"],
    ["cursor=nonsense", "query.cursor"],
    ["days=30", "query.days"],
  ])("refuses %s", async (query, path) => {
    const response = await get(`bitcoin/candles?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemSchema.parse(await response.json()).errors).toMatchObject([{ path }]);
  });
});
