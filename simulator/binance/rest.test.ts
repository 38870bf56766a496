import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";

// Time stands still, so that no minute ends between two requests of a test.
const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
afterAll(() => simulator.close());

/** A world of its own for each test. */
function world() {
  const control = controlOf(simulator, `rest-${++worlds}`);
  return { ...control, get: (path: string) => fetch(`${control.base}/binance/api/v3${path}`) };
}

const json = async (response: Response) => (await response.json()) as Record<string, unknown>;
const decimal = expect.stringMatching(/^-?\d+\.\d{8}$/) as string;

describe("the exchange's REST side", () => {
  it("answers ping and time", async () => {
    const { get } = world();
    expect(await json(await get("/ping"))).toEqual({});
    expect(await json(await get("/time"))).toEqual({ serverTime: NOW });
  });

  it("gives the 24 hours in full, in the documented order of keys", async () => {
    const { get } = world();
    const ticker = await json(await get("/ticker/24hr?symbol=BTCUSDT"));
    // As recorded from the exchange on 2024-11-01.
    const keys =
      "symbol priceChange priceChangePercent weightedAvgPrice prevClosePrice lastPrice lastQty bidPrice bidQty askPrice askQty openPrice highPrice lowPrice volume quoteVolume openTime closeTime firstId lastId count";
    expect(Object.keys(ticker).join(" ")).toBe(keys);
    expect(ticker).toMatchObject({ symbol: "BTCUSDT", priceChange: decimal, lastPrice: decimal, volume: decimal });
    expect(ticker["priceChangePercent"]).toMatch(/^-?\d+\.\d{3}$/);
    expect(Number(ticker["lastPrice"]) - Number(ticker["openPrice"])).toBeCloseTo(Number(ticker["priceChange"]), 6);
    expect(Number(ticker["lastId"]) - Number(ticker["firstId"]) + 1).toBe(ticker["count"]);
    expect(Number(ticker["closeTime"]) - Number(ticker["openTime"])).toBe(86_400_000);
  });

  it("gives less with type=MINI", async () => {
    const ticker = await json(await world().get("/ticker/24hr?symbol=BTCUSDT&type=MINI"));
    const keys =
      "symbol openPrice highPrice lowPrice lastPrice volume quoteVolume openTime closeTime firstId lastId count";
    expect(Object.keys(ticker).join(" ")).toBe(keys);
  });

  it("answers one symbol with an object, several or none with a list", async () => {
    const { get } = world();
    const some = encodeURIComponent('["ETHUSDT","BTCUSDT"]');
    expect(await json(await get("/ticker/price?symbol=BTCUSDT"))).toEqual({ symbol: "BTCUSDT", price: decimal });
    expect(await (await get(`/ticker/price?symbols=${some}`)).json()).toMatchObject([
      { symbol: "ETHUSDT" },
      { symbol: "BTCUSDT" },
    ]);
    expect(await (await get("/ticker/price")).json()).toHaveLength((await listed(get)).length);
  });

  it("lists its pairs with their steps, one or all", async () => {
    const { get } = world();
    const all = await listed(get);
    expect(all.length).toBeGreaterThanOrEqual(30);
    const one = await json(await get("/exchangeInfo?symbol=BTCUSDT"));
    expect(one).toMatchObject({
      timezone: "UTC",
      rateLimits: [{ rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 6000 }, {}, {}, {}],
      symbols: [
        {
          symbol: "BTCUSDT",
          status: "TRADING",
          baseAsset: "BTC",
          quoteAsset: "USDT",
          filters: [
            { filterType: "PRICE_FILTER", tickSize: "0.01000000" },
            { filterType: "LOT_SIZE", stepSize: "0.00001000" },
            { filterType: "NOTIONAL" },
          ],
        },
      ],
    });
  });

  it.each([
    ["/klines?interval=1h", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."],
    ["/klines?symbol=BTCUSDT", -1102, "Mandatory parameter 'interval' was not sent, was empty/null, or malformed."],
    ["/klines?symbol=NOSUCH&interval=1h", -1121, "Invalid symbol."],
    ["/klines?symbol=BTCUSDT&interval=7h", -1120, "Invalid interval."],
    [
      "/klines?symbol=btcusdt&interval=1h",
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
    ],
    ["/ticker/price?symbols=%5B%22NOSUCH%22%5D", -1121, "Invalid symbol."],
    ["/ticker/price?symbol=BTCUSDT&symbols=%5B%5D", -1128, "Combination of optional parameters invalid."],
  ])("refuses %s with %i", async (path, code, msg) => {
    const response = await world().get(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code, msg });
  });

  it("counts weights and says so in its headers", async () => {
    const { get } = world();
    const weighs = async (path: string) => {
      const before = Number((await get("/ping")).headers.get("x-mbx-used-weight-1m"));
      return Number((await get(path)).headers.get("x-mbx-used-weight-1m")) - before;
    };
    const paths = ["/time", "/klines?symbol=BTCUSDT&interval=1d", "/ticker/24hr?symbol=BTCUSDT", "/ticker/24hr"];
    const weights: number[] = [];
    for (const path of [...paths, "/ticker/price?symbol=BTCUSDT", "/ticker/price", "/exchangeInfo"]) {
      weights.push(await weighs(path));
    }
    expect(weights).toEqual([1, 2, 2, 80, 2, 4, 20]);
  });
});

describe("faults of the REST side", () => {
  it.each([
    ["refuse-451", 451, { code: 0, msg: expect.stringContaining("restricted location") as string }],
    ["refuse-429", 429, { code: -1003, msg: expect.stringContaining("current limit is 6000") as string }],
    ["refuse-418", 418, { code: -1003, msg: expect.stringMatching(/IP banned until \d{13}\./) as string }],
  ])("%s", async (fault, status, body) => {
    const { get, fault: set } = world();
    await set("binance-rest", fault, { count: 1, retryAfter: 7 });
    const response = await get("/time");
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(status === 451 ? null : "7");
    expect(await response.json()).toEqual(body);
    expect((await get("/time")).status, "the next one passes").toBe(200);
  });

  it.each([
    ["refuse-403", 403],
    ["error-500", 502],
  ])("%s answers HTML", async (fault, status) => {
    const { get, fault: set } = world();
    await set("binance-rest", fault, { count: 1 });
    const response = await get("/time");
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toContain("<H1>");
  });

  it("bans who goes on asking after 429, until it is forgiven", async () => {
    const { get, fault, call } = world();
    await fault("binance-rest", "refuse-429", { retryAfter: 60 });
    const seen: number[] = [];
    for (let n = 0; n < 7; n++) seen.push((await get("/time")).status);
    expect(seen).toEqual([429, 429, 429, 429, 429, 418, 418]);
    await call("DELETE", "/faults");
    expect((await get("/time")).status).toBe(200);
  });

  it("refuses by itself what weighs more than 6000 a minute", async () => {
    const { get } = world();
    const statuses: number[] = [];
    for (let n = 0; n < 76; n++) statuses.push((await get("/ticker/24hr")).status);
    expect(statuses.slice(0, 75)).toEqual(Array.from({ length: 75 }, () => 200));
    const refused = await get("/ping");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after"), "until the minute is over").toBe("4");
  });

  it("drop cuts the connection", async () => {
    const { get, fault } = world();
    await fault("binance-rest", "drop", { count: 1 });
    await expect(get("/time")).rejects.toThrow("fetch failed");
  });

  it("hang begins an answer and goes silent until the fault is taken away", async () => {
    const { get, fault, call } = world();
    await fault("binance-rest", "hang", { count: 1 });
    const response = await get("/klines?symbol=BTCUSDT&interval=1h");
    expect(response.status).toBe(200);
    const body = response.text();
    expect((await get("/time")).status, "the one after passes").toBe(200);
    await call("DELETE", "/faults");
    await expect(body).rejects.toThrow("terminated");
  });

  it("malformed is no JSON", async () => {
    const { get, fault } = world();
    await fault("binance-rest", "malformed", { count: 1 });
    const text = await (await get("/ticker/price?symbol=BTCUSDT")).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it.each([
    ["spike", (price: number) => price > 100_000],
    ["negative", (price: number) => price < 0],
    ["zero", (price: number) => price === 0],
  ])("%s lies about one pair's price only", async (fault, lies) => {
    const { get, fault: set } = world();
    await set("binance-rest", fault, { symbol: "BTCUSDT" });
    const prices = (await (await get("/ticker/price")).json()) as { symbol: string; price: string }[];
    expect(prices.filter(({ price }) => lies(Number(price))).map(({ symbol }) => symbol)).toEqual(["BTCUSDT"]);
    const [row] = (await (await get("/klines?symbol=BTCUSDT&interval=1h&limit=1")).json()) as string[][];
    expect(lies(Number(row?.[4]))).toBe(true);
  });

  it("gap leaves out three candles", async () => {
    const { get, fault } = world();
    await fault("binance-rest", "gap", { count: 1 });
    const rows = (await (await get("/klines?symbol=BTCUSDT&interval=1h&limit=20")).json()) as number[][];
    const steps = rows.slice(1).map(([open = 0], n) => (open - (rows[n]?.[0] ?? 0)) / 3_600_000);
    expect(rows).toHaveLength(17);
    expect(steps.filter((step) => step !== 1)).toEqual([4]);
  });
});

async function listed(get: (path: string) => Promise<Response>): Promise<unknown[]> {
  return (await json(await get("/exchangeInfo")))["symbols"] as unknown[];
}
