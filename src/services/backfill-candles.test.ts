import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { outsideWorld } from "../../test/outside-world.ts";
import recorded from "../../test/recorded/candles.json";
import type { AssetId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import { rollUp } from "../domain/market/candles/roll-up.ts";
import { coreDb } from "../storage/database.ts";
import { barsBetween, gapsBetween, preferredPair, seriesState } from "../storage/queries/candles.ts";
import type { BackfillBounds } from "./backfill-candles.ts";
import { backfillCandles } from "./backfill-candles.ts";
import { candlePair } from "./candle-pair.ts";
import { closes } from "./closes.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { dropOldCandles } from "./drop-old-candles.ts";
import { fillGaps } from "./fill-gaps.ts";
import { priceAt } from "./price-at.ts";
import { REQUEST_LIMITS } from "./venue-requests.ts";

vi.setConfig({ testTimeout: 30_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const db = coreDb(env);
const bounds = (more: Partial<BackfillBounds> = {}): BackfillBounds => ({
  ...REQUEST_LIMITS,
  rows: 150_000,
  together: 3,
  ...more,
});

function contextAt(now: number | null = null, bases: string[] | null = null): ServiceContext {
  const real = serviceContext(env, { waitUntil: () => {} }, "test");
  return {
    ...real,
    clock: now === null ? real.clock : { now: () => now },
    config: bases === null ? real.config : { ...real.config, binanceRestBases: bases },
  };
}

/** One more coin for each test: what others have stored is not in its way. */
const COINS = [
  "ripple",
  "binancecoin",
  "solana",
  "dogecoin",
  "cardano",
  "tron",
  "chainlink",
  "avalanche-2",
  "stellar",
] as AssetId[];
async function nextCoin() {
  const asset = COINS.shift() ?? ("" as AssetId);
  const pair = await preferredPair(db, asset);
  if (pair === null) throw new Error(`no pair of ${asset}`);
  const state = (interval: CandleInterval) => seriesState(db, pair.id, interval);
  const all = (interval: CandleInterval) => barsBetween(db, pair.id, interval, { from: 0, to: 1e15 }, 100_000);
  const gaps = (interval: CandleInterval) => gapsBetween(db, pair.id, interval, { from: 0, to: 1e15 });
  return { asset, pair, state, all, gaps };
}

beforeEach(async () => {
  await outsideWorld.clearFaults();
  await env.DB.prepare("DELETE FROM venue_hosts").run();
});

/** Around the end of a minute the exchange's open candle and ours may be of two. */
async function insideAMinute(): Promise<void> {
  const into = Date.now() % MINUTE;
  if (into < 2_000) await scheduler.wait(2_000 - into);
  if (into > 55_000) await scheduler.wait(MINUTE + 2_000 - into);
}

describe("a backfill", () => {
  it("stores all that is kept, each candle once, and nothing that is open; then it is whole", async () => {
    const { asset, state, all, gaps } = await nextCoin();
    await insideAMinute();
    const result = await backfillCandles(contextAt(), { asset }, bounds());
    expect(result.left).toBe(0);
    for (const interval of ["1m", "1h", "1d"] as const) {
      const step = INTERVAL_MS[interval];
      const bars = await all(interval);
      const series = await state(interval);
      expect(series?.toTime).toBeLessThanOrEqual(Date.now());
      expect(Date.now() - (series?.toTime ?? 0)).toBeLessThan(2 * step + 60_000);
      const first = Math.max(series?.fromTime ?? 0, series?.listedAt ?? 0);
      expect(bars.map(({ openTime }) => openTime)).toEqual(
        Array.from({ length: ((series?.toTime ?? 0) - first) / step }, (_, n) => first + n * step),
      );
      expect(series?.running?.openTime, interval).toBe(series?.toTime);
      expect(await gaps(interval)).toEqual([]);
    }
    expect((await all("1d"))[0]?.openTime).toBe(Date.UTC(2022, 0, 1));
    const again = await backfillCandles(contextAt(), { asset }, bounds());
    expect(again.requests).toBeLessThanOrEqual(1);
  });

  it("keeps hours that roll up to the exchange's own days", async () => {
    const { asset, all } = await nextCoin();
    await backfillCandles(contextAt(), { asset }, bounds());
    const hours = rollUp(await all("1h"), DAY);
    const days = new Map((await all("1d")).map((day) => [day.openTime, day]));
    const whole = hours.slice(1).filter(({ openTime }) => days.has(openTime));
    expect(whole.length).toBeGreaterThan(700);
    // Prices are the same texts; volumes the simulator sums up as doubles.
    const prices = ({ openTime, open, high, low, close }: (typeof whole)[number]) => [openTime, open, high, low, close];
    expect(whole.map(prices)).toEqual(whole.map(({ openTime }) => prices(days.get(openTime) ?? whole[0]!)));
    for (const day of whole) expect(Number(day.volume)).toBeCloseTo(Number(days.get(day.openTime)?.volume), 3);
  });

  it("goes on where a run ended, and never asks for more than a run may", async () => {
    const { asset, all, state } = await nextCoin();
    const first = await backfillCandles(contextAt(), { asset }, bounds({ requests: 4, together: 1 }));
    expect(first).toMatchObject({ requests: 4, left: 3 });
    const hours = (await all("1h")).length;
    expect(hours).toBeGreaterThan(900);
    let runs = 1;
    for (let left = first.left; left > 0 && runs < 20; runs++) {
      const { requests, left: still } = await backfillCandles(contextAt(), { asset }, bounds({ requests: 10 }));
      expect(requests).toBeLessThanOrEqual(10);
      left = still;
    }
    const series = await state("1h");
    expect(await all("1h")).toHaveLength(((series?.toTime ?? 0) - (series?.fromTime ?? 0)) / HOUR);
    expect(runs).toBeLessThan(10);
  });

  it("does no work that another run is at", async () => {
    const { asset, all } = await nextCoin();
    const [one, other] = await Promise.all([
      backfillCandles(contextAt(), { asset }, bounds({ requests: 6 })),
      backfillCandles(contextAt(), { asset }, bounds({ requests: 6 })),
    ]);
    expect(Math.min(one.requests, other.requests)).toBe(0);
    expect((await all("1h")).length).toBe(new Set((await all("1h")).map(({ openTime }) => openTime)).size);
  });

  it("ends a pair that the venue does not know, when it still does not a day later", async () => {
    const { asset, pair } = await nextCoin();
    const rename = (symbol: string) =>
      env.DB.prepare("UPDATE pairs SET symbol = ? WHERE id = ?").bind(symbol, pair.id).run();
    await rename("NOSUCHUSDT");
    const status = () => env.DB.prepare("SELECT status FROM pairs WHERE id = ?").bind(pair.id).first<string>("status");
    const now = Date.now();
    await backfillCandles(contextAt(now), { asset }, bounds());
    await backfillCandles(contextAt(now + HOUR), { asset }, bounds());
    expect(await status()).toBe("trading");
    await backfillCandles(contextAt(now + 25 * HOUR), { asset }, bounds());
    expect(await status()).toBe("delisted");
    const later = now + 26 * HOUR;
    expect((await candlePair(contextAt(later), asset, later))?.venue).toBe("coinbase");
  });

  it("records what the venue has not as a gap, makes up nothing, and fills it when it comes", async () => {
    const { asset, pair, gaps, all } = await nextCoin();
    await outsideWorld.fault({ target: "binance-rest", fault: "gap", symbol: pair.symbol, count: 1 });
    await backfillCandles(contextAt(), { asset }, bounds({ requests: 4, together: 1 }));
    const kinds = ["1m", "1h", "1d"] as const;
    const found = (await Promise.all(kinds.map(gaps))).flat();
    expect(found.map(({ reason }) => reason)).toEqual(["missing"]);
    const before = (await Promise.all(kinds.map(all))).flat().length;
    await expect(fillGaps(contextAt())).resolves.toEqual({ retried: 1, filled: 3 });
    expect((await Promise.all(kinds.map(gaps))).flat()).toEqual([]);
    expect((await Promise.all(kinds.map(all))).flat()).toHaveLength(before + 3);
  });

  it.each(["spike", "negative", "zero"])("stores no candle that cannot be: %s", async (fault) => {
    const asset = "litecoin" as AssetId;
    const pair = await preferredPair(db, asset);
    await outsideWorld.fault({ target: "binance-rest", fault, symbol: pair?.symbol ?? "", count: 1 });
    await backfillCandles(contextAt(), { asset }, bounds({ requests: 3, together: 1 }));
    const bars = await barsBetween(db, pair?.id ?? 0, "1d", { from: 0, to: 1e15 }, 10_000);
    for (const bar of bars) {
      expect(Number(bar.close)).toBeGreaterThanOrEqual(Number(bar.low));
      expect(Number(bar.close)).toBeLessThanOrEqual(Number(bar.high));
    }
  });
});

describe("a venue that refuses", () => {
  it.each([
    ["refuse-451", {}, 3_600_000],
    ["refuse-403", {}, 3_600_000],
    ["refuse-429", { retryAfter: 30 }, 30_000],
    ["refuse-418", { retryAfter: 120 }, 120_000],
  ])("by %s rests as long as it says, also for the next run", async (fault, more, restMs) => {
    const asset = "polkadot" as AssetId;
    await outsideWorld.fault({ target: "binance-rest", fault, count: 1, ...more });
    const first = await backfillCandles(contextAt(), { asset }, bounds({ together: 1 }));
    expect(first).toMatchObject({ requests: 1, rows: 0 });
    const host = await env.DB.prepare("SELECT rests_until FROM venue_hosts").first<{ rests_until: number }>();
    expect(Math.abs((host?.rests_until ?? 0) - Date.now() - restMs)).toBeLessThan(5_000);
    expect((await backfillCandles(contextAt(), { asset }, bounds())).requests).toBe(0);
  });

  it("is left for the next host", async () => {
    const asset = "uniswap" as AssetId;
    const other = `${outsideWorld.url}/../${crypto.randomUUID()}/binance`;
    await outsideWorld.fault({ target: "binance-rest", fault: "refuse-451" });
    const context = contextAt(null, [...contextAt().config.binanceRestBases, new URL(other).href]);
    expect((await backfillCandles(context, { asset }, bounds({ requests: 5, together: 1 }))).rows).toBeGreaterThan(900);
  });

  it.each(["error-500", "malformed", "drop", "hang"])(
    "for a moment (%s) costs a page, which comes later",
    async (fault) => {
      const asset = "near" as AssetId;
      await outsideWorld.fault({ target: "binance-rest", fault, count: 1 });
      const limits = bounds({ requests: 4, together: 1, timeoutMs: 1_000 });
      const { requests, rows } = await backfillCandles(contextAt(), { asset }, limits);
      expect(requests).toBe(4);
      expect(rows).toBeGreaterThan(0);
    },
  );

  it("is asked no more when its weight is used up", async () => {
    const asset = "aptos" as AssetId;
    const { requests } = await backfillCandles(contextAt(), { asset }, bounds({ weight: 1, together: 1 }));
    expect(requests).toBe(1);
  });
});

describe("what is stored", () => {
  it("is what prices at a time and closes are made of", async () => {
    const { asset, all } = await nextCoin();
    await backfillCandles(contextAt(), { asset }, bounds());
    const days = await all("1d");
    const day = days.at(-1_000)!;
    expect(await priceAt(contextAt(), asset, day.openTime + DAY, USD)).toMatchObject({
      price: day.close,
      stale: false,
    });
    const series = await closes(contextAt(), asset, "1d", day.openTime, day.openTime + 2 * DAY, USD);
    expect(series.map(({ price }) => price)).toEqual([day.close, days.at(-999)?.close]);
  });

  it("is forgotten when it is too old, days never", async () => {
    const { asset, state, all } = await nextCoin();
    await backfillCandles(contextAt(), { asset }, bounds());
    const days = (await all("1d")).length;
    const later = Date.now() + 3 * DAY;
    expect(await dropOldCandles(contextAt(later))).toBeGreaterThanOrEqual(3 * 1440 + 3 * 24);
    const [first] = await all("1m");
    expect(first?.openTime).toBe((await state("1m"))?.fromTime);
    expect(later - (first?.openTime ?? 0)).toBeLessThan(7 * DAY + 120_000);
    expect(await all("1d")).toHaveLength(days);
  });
});

describe("the gap of 2020-06-28", () => {
  it("comes from the exchange's own answer as a gap of three hours", async () => {
    const { asset, pair, state } = await nextCoin();
    const rows = recorded.hours;
    const now = Number(rows.at(-1)?.[0]) + HOUR + 5_000;
    const fetching = vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
      const { searchParams } = new URL(input as string);
      const [from, limit] = ["startTime", "limit"].map((name) => Number(searchParams.get(name)));
      const wanted = searchParams.get("interval") === "1h" ? rows.filter(([open]) => Number(open) >= (from ?? 0)) : [];
      return Response.json(wanted.slice(0, limit));
    });
    await backfillCandles(contextAt(now), { asset }, bounds({ together: 1 }));
    fetching.mockRestore();
    const gap = { from: Date.UTC(2020, 5, 28, 2), to: Date.UTC(2020, 5, 28, 5), reason: "missing" };
    expect(await gapsBetween(db, pair.id, "1h", { from: 0, to: now })).toEqual([gap]);
    expect((await state("1h"))?.listedAt).toBe(rows[0]?.[0]);
  });
});
