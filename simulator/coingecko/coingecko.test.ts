import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, type Message } from "../testing/client.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);
const HOUR = 3_600_000;

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
  // The first question about all coins walks through all their years.
  await fetch(`${simulator.url}/coingecko/api/v3/coins/markets?vs_currency=usd&per_page=250`);
}, 30_000);
afterAll(() => simulator.close());

function world() {
  const control = controlOf(simulator, `coingecko-${++worlds}`);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${control.base}/coingecko${path.startsWith("/pro/") ? path : `/api/v3${path}`}`, { headers });
  return { ...control, get, json: async (path: string) => (await (await get(path)).json()) as Message };
}

const list = (message: unknown) => message as Message[];
const codeOf = (body: Message) => (body["status"] as Message | undefined)?.["error_code"] ?? body["error_code"];

describe("CoinGecko", () => {
  it("answers a ping", async () => {
    expect(await world().json("/ping")).toEqual({ gecko_says: "(V3) To the Moon!" });
  });

  it("gives simple prices as recorded, leaves unknown ids out, has nothing on coins without a price", async () => {
    const { json } = world();
    const more = "include_market_cap=true&include_24hr_vol=true&include_24hr_change=true&include_last_updated_at=true";
    const prices = await json(`/simple/price?ids=bitcoin,nosuch,unicorn-token&vs_currencies=usd&${more}`);
    expect(Object.keys(prices)).toEqual(["bitcoin", "unicorn-token"]);
    expect(prices["unicorn-token"]).toEqual({});
    expect(Object.keys(prices["bitcoin"] as Message).join(" ")).toBe(
      "usd usd_market_cap usd_24h_vol usd_24h_change last_updated_at",
    );
    const twice = (await json("/simple/price?symbols=sol&vs_currencies=usd")) as Record<string, unknown>;
    expect(Object.keys(twice).length).toBeGreaterThan(1);
  });

  it("agrees with Binance, also after a price was set by hand, and converts", async () => {
    const { json, tick } = world();
    await tick("BTCUSDT", "50000");
    const prices = await json("/simple/price?ids=bitcoin,ethereum&vs_currencies=usd,eur,btc,sats&precision=full");
    const [bitcoin, ethereum] = [prices["bitcoin"], prices["ethereum"]] as Record<string, number>[];
    expect((bitcoin?.["usd"] ?? 0) / 50_000).toBeCloseTo(1, 2);
    expect((ethereum?.["sats"] ?? 0) / (ethereum?.["btc"] ?? 1)).toBeCloseTo(1e8, -2);
    const euro = (bitcoin?.["usd"] ?? 0) / (bitcoin?.["eur"] ?? 1);
    expect(euro).toBeCloseTo((ethereum?.["usd"] ?? 0) / (ethereum?.["eur"] ?? 1), 6);
    expect(euro).toBeGreaterThan(0.8);
  });

  it("pages the markets by market cap, with the recorded keys", async () => {
    const { json } = world();
    const pages = [];
    for (const page of [1, 2, 3])
      pages.push(list(await json(`/coins/markets?vs_currency=usd&per_page=250&page=${page}`)));
    expect(pages.map((page) => page.length)).toEqual([250, expect.any(Number), 0]);
    const rows = pages.flat();
    expect(rows.length).toBeGreaterThan(400);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const caps = rows.map(({ market_cap }) => Number(market_cap));
    expect(caps).toEqual(caps.toSorted((a, b) => b - a));
    expect(rows[0]).toMatchObject({ id: "bitcoin", symbol: "btc", name: "Bitcoin", market_cap_rank: 1, roi: null });
    const keys =
      "id symbol name image current_price market_cap market_cap_rank fully_diluted_valuation total_volume high_24h low_24h price_change_24h price_change_percentage_24h market_cap_change_24h market_cap_change_percentage_24h circulating_supply total_supply max_supply ath ath_change_percentage ath_date atl atl_change_percentage atl_date roi last_updated";
    expect(Object.keys(rows[0] ?? {}).join(" ")).toBe(keys);
    expect(rows.at(-1)).toMatchObject({ current_price: null, market_cap: null });
  });

  it("orders, filters and adds what is asked for", async () => {
    const { json } = world();
    const asked = "vs_currency=eur&ids=ethereum,bitcoin&order=id_desc&sparkline=true&price_change_percentage=1h,7d";
    const rows = list(await json(`/coins/markets?${asked}`));
    expect(rows.map(({ id }) => id)).toEqual(["ethereum", "bitcoin"]);
    expect(rows[0]).toHaveProperty("sparkline_in_7d.price.length", 168);
    expect(rows[0]).toHaveProperty("price_change_percentage_7d_in_currency", expect.any(Number));
  });

  it("lists all coins, whose symbols are not unique", async () => {
    const coins = list(await world().json("/coins/list"));
    expect(coins.length).toBeGreaterThan(400);
    expect(coins.find(({ id }) => id === "ondo-finance")).toEqual({ id: "ondo-finance", symbol: "ondo", name: "Ondo" });
    expect(new Set(coins.map(({ id }) => id)).size).toBe(coins.length);
    expect(new Set(coins.map(({ symbol }) => symbol)).size).toBeLessThan(coins.length);
  });

  it.each([
    ["1", 5 * 60_000],
    ["30", HOUR],
    ["365", 24 * HOUR],
  ])("draws %s days in steps of %i ms, up to now", async (days, step) => {
    const answer = await world().json(`/coins/solana/market_chart?vs_currency=usd&days=${days}`);
    const { prices = [], market_caps = [], total_volumes = [] } = answer as Record<string, [number, number][]>;
    expect([market_caps.length, total_volumes.length]).toEqual([prices.length, prices.length]);
    expect(Math.abs(prices.length - (Number(days) * 24 * HOUR) / step)).toBeLessThanOrEqual(2);
    expect(prices.at(-1)?.[0]).toBe(NOW);
    const times = prices.map(([time]) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("draws a range, and candles without volume by their close", async () => {
    const { json } = world();
    const [from, to] = [NOW / 1000 - 40 * 86_400, NOW / 1000 - 39 * 86_400];
    const range = await json(`/coins/bitcoin/market_chart/range?vs_currency=usd&from=${from}&to=${to}`);
    const { prices = [] } = range as Record<string, [number, number][]>;
    expect(prices.length).toBeGreaterThan(280);
    expect(prices.every(([time]) => time >= from * 1000 && time <= to * 1000 + 60_000)).toBe(true);
    const rows = (await json("/coins/bitcoin/ohlc?vs_currency=usd&days=7")) as unknown as number[][];
    expect(rows).toHaveLength(42);
    for (const [, open = 0, high = 0, low = 0, close = 0] of rows) {
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
    }
  });

  it.each([
    ["/simple/price?ids=bitcoin", 422],
    ["/coins/markets", 422],
    ["/coins/nosuch/ohlc?vs_currency=usd&days=1", 404],
    ["/coins/bitcoin/ohlc?vs_currency=usd&days=2", 422],
    ["/coins/bitcoin/market_chart?vs_currency=usd&days=366", 401],
    ["/nothing", 404],
  ])("refuses %s with %i", async (path, status) => {
    expect((await world().get(path)).status).toBe(status);
  });

  it("wants a User-Agent", async () => {
    const status = await new Promise((resolve) => {
      request(`${simulator.url}/coingecko/api/v3/ping`, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it("has keys of two plans, each for its own host", async () => {
    const { get } = world();
    const code = async (path: string, header: string) => {
      const answer = await get(path, header === "" ? {} : { [header]: "CG-1" });
      return [answer.status, answer.status === 200 ? null : codeOf((await answer.json()) as Message)];
    };
    expect(await code("/ping", "x-cg-demo-api-key")).toEqual([200, null]);
    expect(await code("/ping", "x-cg-pro-api-key")).toEqual([400, 10_010]);
    expect(await code("/pro/api/v3/ping", "x-cg-pro-api-key")).toEqual([200, null]);
    expect(await code("/pro/api/v3/ping", "x-cg-demo-api-key")).toEqual([400, 10_011]);
    expect(await code("/pro/api/v3/ping", "")).toEqual([401, 10_002]);
  });

  it("refuses the hundred-and-first call of a minute", async () => {
    const { get } = world();
    const statuses = [];
    for (let n = 0; n < 101; n++) statuses.push((await get("/ping")).status);
    expect(statuses.lastIndexOf(200)).toBe(99);
    const answer = await get("/ping");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "4"]);
  });
});

describe("faults of CoinGecko", () => {
  it.each([
    ["refuse-403", 403, 403],
    ["refuse-429", 429, 429],
    ["key-missing", 401, 10_002],
    ["pro-key", 400, 10_010],
    ["demo-key", 400, 10_011],
  ])("%s", async (fault, status, code) => {
    const { get, fault: set } = world();
    await set("coingecko", fault, { count: 1, retryAfter: 7 });
    const answer = await get("/ping");
    expect([answer.status, codeOf((await answer.json()) as Message)]).toEqual([status, code]);
    expect(answer.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
    expect((await get("/ping")).status).toBe(200);
  });

  it.each([
    ["throttled", 429, "Throttled"],
    ["blocked", 403, "Error code: 1020"],
    ["error-500", 502, "Bad Gateway"],
  ])("%s is no JSON", async (fault, status, text) => {
    const { get, fault: set } = world();
    await set("coingecko", fault, { count: 1 });
    const answer = await get("/ping");
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(text)]);
  });

  it("nulls and missing-ids concern one coin, or all", async () => {
    const { json, fault, call } = world();
    const prices = () => json("/simple/price?ids=bitcoin,ethereum&vs_currencies=usd");
    await fault("coingecko", "nulls", { symbol: "BTCUSDT" });
    expect(await prices()).toEqual({ bitcoin: { usd: null }, ethereum: { usd: expect.any(Number) as number } });
    const [row] = list(await json("/coins/markets?vs_currency=usd&ids=bitcoin"));
    expect(row).toMatchObject({ id: "bitcoin", current_price: null, circulating_supply: null, last_updated: null });
    await call("DELETE", "/faults");
    await fault("coingecko", "missing-ids", { symbol: "ETHUSDT" });
    expect(Object.keys(await prices())).toEqual(["bitcoin"]);
    await call("DELETE", "/faults");
    await fault("coingecko", "missing-ids");
    expect(await prices()).toEqual({});
  });

  it("spike, malformed and drop", async () => {
    const { get, json, fault } = world();
    const price = async () =>
      Number(((await json("/simple/price?ids=solana&vs_currencies=usd&precision=full"))["solana"] as Message)["usd"]);
    const honest = await price();
    await fault("coingecko", "spike", { count: 1, symbol: "SOLUSDT" });
    expect((await price()) / honest).toBeCloseTo(3, 6);
    await fault("coingecko", "malformed", { count: 1 });
    await expect((await get("/ping")).json()).rejects.toThrow(SyntaxError);
    await fault("coingecko", "drop", { count: 1 });
    await expect(get("/ping")).rejects.toThrow("fetch failed");
  });
});
