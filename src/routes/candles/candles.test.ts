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
import { CandlesSchema } from "./schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

const HOUR = 3_600_000;
const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`http://localhost:8787/api/v1/coins/${path}`, { headers });
const candles = async (path: string) => CandlesSchema.parse(await (await get(path)).json());
const time = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

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
