import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AssetId } from "../domain/ids.ts";
import type { PriceFrame } from "../domain/market/price.ts";
import { writeCache } from "../storage/cache/cache.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";

const BTC = "bitcoin" as AssetId;
const frame = (price: string): PriceFrame => ({
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: Date.now() + 15_000 },
  prices: { [BTC]: { price, quote: "tether" as AssetId, open24h: null, source: "binance", at: Date.now() } },
});

let deferred: Promise<unknown>[];
let now: number;

/** A request whose relay answers as told; each test has an isolate's memory of its own. */
function request(answer: () => Promise<PriceFrame>): ServiceContext {
  const context = serviceContext(env, { waitUntil: (work) => void deferred.push(work) }, "test");
  const relay = { prices: answer } as unknown as ReturnType<ServiceContext["objects"]["anyRelay"]>;
  return { ...context, clock: { now: () => now }, objects: { ...context.objects, anyRelay: () => relay } };
}

async function freshMemory() {
  vi.resetModules();
  return import("./latest-prices.ts");
}

beforeEach(() => {
  deferred = [];
  now = Date.now();
});

describe("latestPrices", () => {
  it("asks the relay once for many requests, and again when two seconds are over", async () => {
    const { latestPrices } = await freshMemory();
    const relay = vi.fn(async () => frame("1"));
    await Promise.all([latestPrices(request(relay)), latestPrices(request(relay))]);
    await latestPrices(request(relay));
    expect(relay).toHaveBeenCalledTimes(1);
    now += 2_000;
    await latestPrices(request(relay));
    expect(relay).toHaveBeenCalledTimes(2);
  });

  it("renews beside the answer before that", async () => {
    const { latestPrices } = await freshMemory();
    await latestPrices(request(async () => frame("1")));
    now += 1_500;
    expect((await latestPrices(request(async () => frame("2")))).frame.prices[BTC]?.price).toBe("1");
    await Promise.all(deferred);
    expect((await latestPrices(request(async () => frame("3")))).frame.prices[BTC]?.price).toBe("2");
  });

  it("does not wait for ever on another request's promise, which may never settle", async () => {
    const { latestPrices } = await freshMemory();
    // It gives up by its deadline, when this test is long over: that is no other test's error.
    latestPrices(request(() => new Promise(() => {}))).catch(() => {});
    expect((await latestPrices(request(async () => frame("2")))).frame.prices[BTC]?.price).toBe("2");
  });

  it("falls back on the kept copy, which is cold, and else says that there is none", async () => {
    const { latestPrices } = await freshMemory();
    const broken = request(async () => {
      throw new Error("gone");
    });
    await expect(async () => {
      await latestPrices(broken);
    }).rejects.toMatchObject({ body: { code: "PRICES_UNAVAILABLE" } });
    await writeCache(env, "prices", "board", frame("7"), now);
    const empty = request(async () => ({ ...frame("0"), prices: {} }));
    for (const context of [broken, empty]) {
      const { latestPrices: again } = await freshMemory();
      expect(await again(context)).toMatchObject({ cold: true, frame: { prices: { [BTC]: { price: "7" } } } });
    }
  });
});
