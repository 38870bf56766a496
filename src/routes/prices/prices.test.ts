import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { runSchedule } from "../../cron/schedule.ts";
import { objectsOf } from "../../platform/objects.ts";
import { readCache } from "../../storage/cache/cache.ts";
import { until } from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { PricesSchema } from "./schemas.ts";

const get = (ids: string) => exports.default.fetch(`http://localhost:8787/api/v1/prices?ids=${ids}`);
const prices = async (ids: string) => PricesSchema.parse(await (await get(ids)).json());
const dogePrice = async () => (await prices("dogecoin")).prices["dogecoin"]?.price;

/** Lets the jobs of a time run to their end. */
async function run(cron: string) {
  const execution = createExecutionContext();
  await runSchedule(createScheduledController({ cron }), env, execution);
  await waitOnExecutionContext(execution);
}

describe("GET /api/v1/prices", () => {
  it("has prices at the first request, which wakes relay and feed", async () => {
    const answer = await prices("bitcoin,ethereum");
    expect(Object.keys(answer.prices)).toEqual(["bitcoin", "ethereum"]);
    expect(answer).toMatchObject({ stale: false, simulated: true, missing: [] });
    expect(answer.prices["bitcoin"]?.simulated).toBe(true);
  });

  it("has them from the preferred venue, whichever was the first to speak", async () => {
    const bitcoin = await until(async () => {
      const { prices: found } = await prices("bitcoin");
      expect(found["bitcoin"]).toMatchObject({ quote: "tether", source: "binance", simulated: true });
      return found["bitcoin"];
    });
    expect(Math.abs(bitcoin?.change24h ?? Number.NaN)).toBeLessThan(1);
  });

  it("names what has no price, and asks for each coin once", async () => {
    const answer = await prices("bitcoin,nosuchcoin,bitcoin");
    expect(Object.keys(answer.prices)).toEqual(["bitcoin"]);
    expect(answer.missing).toEqual(["nosuchcoin"]);
  });

  it("has a USDT's own price in dollars, from a venue that trades it", async () => {
    const usdt = await until(async () => {
      const { prices: found } = await prices("tether");
      expect(found["tether"]).toBeDefined();
      return found["tether"];
    });
    expect(usdt).toMatchObject({ quote: "fiat:usd", source: "coinbase", stale: false });
    expect(Number(usdt?.price)).toBeCloseTo(1, 1);
  });

  it("follows the market", async () => {
    const before = Number(await dogePrice());
    await outsideWorld.pause();
    const next = (before * 1.05).toFixed(5);
    await outsideWorld.tick("DOGEUSDT", next);
    await until(async () => expect(Number(await dogePrice())).toBe(Number(next)));
    await outsideWorld.pause(false);
  });

  it.each([
    ["an empty list", ""],
    ["an empty place in it", "bitcoin,"],
    ["a ticker", "BTC"],
    ["spaces", "bitcoin, ethereum"],
    ["101 coins", Array.from({ length: 101 }, (_, i) => `coin${i}`).join()],
  ])("refuses %s", async (_, ids) => {
    const response = await get(encodeURIComponent(ids));
    expect(response.status).toBe(400);
    expect(ProblemSchema.parse(await response.json()).errors).toMatchObject([{ path: "query.ids" }]);
  });

  it("refuses a question without coins", async () => {
    const response = await exports.default.fetch("http://localhost:8787/api/v1/prices");
    expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "query.ids" }] });
  });
});

describe("cron", () => {
  it("starts the feed every minute", async () => {
    await run("* * * * *");
    expect(await objectsOf(env).marketFeed().status()).not.toBeNull();
  });

  it("keeps a copy of the board that is never fresh", async () => {
    await until(() => prices("bitcoin"));
    await run("*/5 * * * *");
    const kept = await readCache(env, "prices", "board");
    expect(kept?.freshUntil).toBeLessThanOrEqual(Date.now());
    expect(Object.keys(kept?.value.prices ?? {}).length).toBeGreaterThan(30);
  });
});
