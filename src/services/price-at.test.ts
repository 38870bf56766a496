import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { AssetId, UserId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import type { PriceFrame } from "../domain/market/price.ts";
import { preferredPair } from "../storage/queries/candles.ts";
import { coreDb } from "../storage/database.ts";
import { candles, manualPrices } from "../storage/schema/core.ts";
import { closes, closesOf, pricesOver } from "./closes.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { priceAt } from "./price-at.ts";

const BTC = "bitcoin" as AssetId;
const EUR = "fiat:eur" as AssetId;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2026, 0, 10);
const NOW = Date.UTC(2026, 6, 1);

/** At NOW, with a relay whose board says BTC 60000 USDT, heard of a moment ago. */
function context(): ServiceContext {
  const real = serviceContext(env, { waitUntil: () => {} }, "test");
  const board: PriceFrame = {
    type: "snapshot",
    epoch: 1,
    seq: 1,
    freshUntil: { binance: NOW + 14_500 },
    prices: { [BTC]: { price: "60000", quote: "tether" as AssetId, open24h: null, source: "binance", at: NOW - 900 } },
  };
  const relay = { prices: async () => board } as unknown as ReturnType<ServiceContext["objects"]["anyRelay"]>;
  return { ...real, clock: { now: () => NOW }, objects: { ...real.objects, anyRelay: () => relay } };
}

const bitcoinAt = (time: number) => priceAt(context(), BTC, time, USD);

async function keep(interval: CandleInterval, openTime: number, close: string): Promise<void> {
  const pair = await preferredPair(coreDb(env), BTC);
  const bar = { open: close, high: close, low: close, close, volume: "1" };
  await coreDb(env)
    .insert(candles)
    .values({ pairId: pair?.id ?? 0, interval, openTime, ...bar });
}

beforeAll(async () => {
  await keep("1d", MIDNIGHT - DAY, "40000");
  await keep("1d", MIDNIGHT, "41000");
  await keep("1h", MIDNIGHT + 2 * HOUR, "40500");
  await keep("1h", MIDNIGHT + 23 * HOUR, "41000.5");
});

describe("priceAt", () => {
  it("is the board's price now, the quote taken at its peg and marked so", async () => {
    expect(await priceAt(context(), BTC, "now", USD)).toEqual({
      price: "60000",
      source: "binance",
      asOf: NOW - 900,
      stale: false,
      assumedPeg: true,
    });
  });

  it("is the close of the last candle that had closed, never of one that was still open", async () => {
    expect(await bitcoinAt(MIDNIGHT)).toMatchObject({ price: "40000", asOf: MIDNIGHT, stale: false, assumedPeg: true });
    expect(await bitcoinAt(MIDNIGHT + 3 * HOUR - 1)).toMatchObject({ price: "40000" });
    expect(await bitcoinAt(MIDNIGHT + 3 * HOUR)).toMatchObject({ price: "40500", asOf: MIDNIGHT + 3 * HOUR });
  });

  it("takes the finer candle of two that closed together", async () => {
    expect(await priceAt(context(), BTC, MIDNIGHT + DAY, USD)).toMatchObject({ price: "41000.5" });
  });

  it("carries a close for seven days, stale after two intervals, and no further", async () => {
    const end = MIDNIGHT + DAY;
    expect(await bitcoinAt(end + 2 * HOUR)).toMatchObject({ stale: false });
    expect(await bitcoinAt(end + 2 * HOUR + 1)).toMatchObject({ price: "41000.5", stale: true });
    expect(await bitcoinAt(end + 7 * DAY)).toMatchObject({ price: "41000.5", stale: true });
    expect(await bitcoinAt(end + 7 * DAY + 1)).toBeNull();
    expect(await bitcoinAt(MIDNIGHT - 1)).toBeNull();
  });

  it("is null for what nothing has a price for", async () => {
    expect(await priceAt(context(), "nosuchcoin" as AssetId, "now", USD)).toBeNull();
    expect(await priceAt(context(), "ethereum" as AssetId, MIDNIGHT, USD)).toBeNull();
  });

  it("takes a stablecoin without a market at its peg, and the base as what it is", async () => {
    expect(await priceAt(context(), "tether" as AssetId, MIDNIGHT, USD)).toEqual({
      price: "1",
      source: "peg",
      asOf: MIDNIGHT,
      stale: false,
      assumedPeg: true,
    });
    expect(await priceAt(context(), USD, "now", USD)).toMatchObject({ price: "1", source: "base", assumedPeg: false });
  });

  it("fetches the rates of a base that it has none of, and counts by those of the day", async () => {
    const answer = await fetch(`${env.FRANKFURTER_BASE}/v1/2026-01-09?symbols=USD`);
    const { rates } = await answer.json<{ rates: { USD: number } }>();
    // Midnight of Saturday the 10th: Friday's rate.
    const inEuro = await priceAt(context(), BTC, MIDNIGHT, EUR);
    expect(Number(inEuro?.price)).toBeCloseTo(40_000 / rates.USD, 8);
    expect(await priceAt(context(), BTC, "now", "sats" as AssetId)).toMatchObject({ price: "100000000" });
  });

  it("takes the person's own price, and nobody else's", async () => {
    const owner = "user-1" as UserId;
    const custom = "custom:01KABC0000000000000000000Z" as AssetId;
    const own = { assetId: custom, at: MIDNIGHT, price: "12.5", currencyId: "fiat:usd", until: MIDNIGHT + DAY };
    await coreDb(env)
      .insert(manualPrices)
      .values({ userId: owner, ...own });
    const priced = (time: number, userId: UserId) => priceAt(context(), custom, time, USD, { owner: userId });
    expect(await priced(MIDNIGHT + HOUR, owner)).toMatchObject({ price: "12.5", source: "own", asOf: MIDNIGHT });
    expect(await priced(MIDNIGHT + HOUR, "user-2" as UserId)).toBeNull();
    expect(await priced(MIDNIGHT + DAY, owner)).toBeNull();
  });

  it("refuses a base that nothing can be counted in", async () => {
    const inDoge = priceAt(context(), BTC, "now", "dogecoin" as AssetId);
    await expect(inDoge).rejects.toMatchObject({ body: { code: "VALIDATION_ERROR", errors: [{ path: "base" }] } });
  });
});

describe("closes", () => {
  it("gives the candles that opened in the span, oldest first, without the end and without gaps filled", async () => {
    const series = (to: number) => closes(context(), BTC, "1h", MIDNIGHT, to, USD);
    expect(await series(MIDNIGHT + DAY)).toEqual([
      { openTime: MIDNIGHT + 2 * HOUR, closedAt: MIDNIGHT + 3 * HOUR, price: "40500", assumedPeg: true },
      { openTime: MIDNIGHT + 23 * HOUR, closedAt: MIDNIGHT + DAY, price: "41000.5", assumedPeg: true },
    ]);
    expect(await series(MIDNIGHT + 23 * HOUR)).toHaveLength(1);
  });

  it("is empty for what has no pair", async () => {
    expect(await closes(context(), "nosuchcoin" as AssetId, "1d", 0, NOW, USD)).toEqual([]);
  });

  it("gives many at once as each alone", async () => {
    const all = await closesOf(context(), [BTC, "ethereum" as AssetId], "1d", MIDNIGHT - DAY, NOW, EUR);
    expect([...all.values()].map((some) => some.length)).toEqual([2, 0]);
    expect(all.get(BTC)).toEqual(await closes(context(), BTC, "1d", MIDNIGHT - DAY, NOW, EUR));
  });
});

describe("pricesOver", () => {
  it("is priceAt for each time, by candles of one kind", async () => {
    const times = Array.from({ length: 12 }, (_, day) => MIDNIGHT + (day - 1) * DAY);
    const prices = (await pricesOver(context(), [BTC], "1d", times, EUR)).get(BTC) ?? [];
    expect(prices.map((price) => price?.stale ?? null)).toEqual([
      null,
      ...[false, false, false, false].slice(0, 2),
      false,
      false,
      ...Array.from({ length: 5 }, () => true),
      null,
      null,
    ]);
    expect(prices[1]).toEqual(await priceAt(context(), BTC, MIDNIGHT, EUR));
  });
});
