import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
afterAll(() => simulator.close());

function world() {
  const control = controlOf(simulator, `coinbase-rest-${++worlds}`);
  return { ...control, get: (path: string) => fetch(`${control.base}/coinbase/products${path}`) };
}

describe("Coinbase's REST side", () => {
  it("gives ticker and stats as text", async () => {
    const { get } = world();
    const ticker = (await (await get("/BTC-USD/ticker")).json()) as Record<string, string>;
    expect(Object.keys(ticker).join(" ")).toBe("ask bid volume trade_id price size time");
    expect(Number(ticker["ask"])).toBeGreaterThan(Number(ticker["bid"]));
    const stats = (await (await get("/BTC-USD/stats")).json()) as Record<string, string>;
    expect(stats).toMatchObject({ last: ticker["price"], volume: ticker["volume"] });
    expect(Number(stats["high"])).toBeGreaterThanOrEqual(Number(stats["low"]));
  });

  it("gives candles newest first, at most 300, low before high", async () => {
    const { get } = world();
    const rows = (await (await get("/BTC-USD/candles?granularity=3600")).json()) as number[][];
    expect(rows).toHaveLength(300);
    expect(rows[0]?.[0]).toBe(Date.UTC(2026, 10, 21, 12) / 1000);
    for (const [n, [time, low = 0, high = 0, open = 0, close = 0]] of rows.entries()) {
      expect(time).toBe((rows[0]?.[0] ?? 0) - n * 3600);
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
    }
    const some = await get("/BTC-USD/candles?granularity=60&start=2026-11-20T00:00:00Z&end=2026-11-20T00:59:00Z");
    expect((await some.json()) as unknown[]).toHaveLength(60);
  });

  it.each([
    ["/BTC-USD/candles?granularity=61", 400, "Unsupported granularity"],
    ["/BTC-USD/candles?granularity=60&start=2026-11-01&end=2026-11-20", 400, "granularity too small"],
    ["/XXX-USD/ticker", 404, "NotFound"],
    ["/BTC-USD/nothing", 404, "NotFound"],
  ])("%s is answered with %i", async (path, status, message) => {
    const answer = await world().get(path);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { message: string }).message).toContain(message);
  });

  it("wants to know who asks", async () => {
    const status = await new Promise((resolve) => {
      request(`${simulator.url}/coinbase/products/BTC-USD/ticker`, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(400);
  });

  it.each([
    ["refuse-451", 451],
    ["refuse-403", 403],
    ["refuse-429", 429],
    ["error-500", 502],
  ])("%s", async (fault, status) => {
    const { get, fault: set } = world();
    await set("coinbase-rest", fault, { count: 1, symbol: "BTCUSDT" });
    expect((await get("/ETH-USD/ticker")).status).toBe(200);
    expect((await get("/BTC-USD/ticker")).status).toBe(status);
    expect((await get("/BTC-USD/ticker")).status).toBe(200);
  });

  it("gap leaves out three candles, malformed half a bracket, drop everything", async () => {
    const { get, fault } = world();
    await fault("coinbase-rest", "gap", { count: 1 });
    expect((await (await get("/BTC-USD/candles?granularity=60")).json()) as unknown[]).toHaveLength(297);
    await fault("coinbase-rest", "malformed", { count: 1 });
    await expect((await get("/BTC-USD/stats")).json()).rejects.toThrow(SyntaxError);
    await fault("coinbase-rest", "drop", { count: 1 });
    await expect(get("/BTC-USD/stats")).rejects.toThrow("fetch failed");
  });

  it("spike lies about the price", async () => {
    const { get, fault } = world();
    const price = async () => Number(((await (await get("/BTC-USD/ticker")).json()) as { price: string }).price);
    const honest = await price();
    await fault("coinbase-rest", "spike", { count: 1 });
    expect((await price()) / honest).toBeCloseTo(3, 3);
  });
});
