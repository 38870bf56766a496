import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { AssetId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import type { PriceFrame } from "../domain/market/price.ts";
import { preferredPair } from "../storage/queries/candles.ts";
import { coreDb } from "../storage/database.ts";
import { candles } from "../storage/schema/core.ts";
import { closes } from "./closes.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { priceAt } from "./price-at.ts";

const BTC = "bitcoin" as AssetId;
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

  it("refuses another base", async () => {
    const inEuro = priceAt(context(), BTC, "now", "fiat:eur" as AssetId);
    await expect(inEuro).rejects.toMatchObject({ body: { code: "VALIDATION_ERROR", errors: [{ path: "base" }] } });
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
});
