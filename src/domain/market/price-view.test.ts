import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { BoardPrice, PriceFrame } from "./price.ts";
import { isNewer, STALE_AFTER_MS } from "./price.ts";
import { change24h, viewPrices } from "./price-view.ts";

const T0 = Date.UTC(2026, 0, 31, 12);
const price: BoardPrice = { price: "110", quote: "tether" as AssetId, open24h: "100", source: "binance", at: T0 - 700 };
const frame: PriceFrame = {
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: T0 + STALE_AFTER_MS },
  prices: { ["bitcoin" as AssetId]: price },
};

describe("viewPrices", () => {
  it("says where each price is from, how old it is and how it moved", () => {
    expect(viewPrices(frame, T0, true)).toEqual({
      asOf: "2026-01-31T12:00:00.000Z",
      stale: false,
      simulated: true,
      prices: {
        bitcoin: {
          price: "110",
          quote: "tether",
          source: "binance",
          asOf: "2026-01-31T11:59:59.300Z",
          ageMs: 700,
          stale: false,
          simulated: true,
          change24h: 0.1,
        },
      },
    });
  });

  it("calls prices stale when the venue is silent, not when a coin is quiet", () => {
    expect(viewPrices(frame, T0 + STALE_AFTER_MS, false).stale).toBe(false);
    expect(viewPrices(frame, T0 + STALE_AFTER_MS + 1, false).stale).toBe(true);
    const quiet = { ...frame, freshUntil: { binance: T0 + 3_615_000 } };
    expect(viewPrices(quiet, T0 + 3_600_000, false)).toMatchObject({
      stale: false,
      prices: { bitcoin: { ageMs: 3_600_700 } },
    });
  });

  it("calls the prices of one source stale while those of another are not", () => {
    const other = { ...price, source: "kraken" as const };
    const both = {
      ...frame,
      freshUntil: { binance: T0 - 1, kraken: T0 + 1 },
      prices: { ["bitcoin" as AssetId]: price, ["ethereum" as AssetId]: other },
    };
    expect(viewPrices(both, T0, false)).toMatchObject({
      stale: true,
      prices: { bitcoin: { stale: true }, ethereum: { stale: false } },
    });
  });

  it("of nothing is stale only when nobody is heard", () => {
    expect(viewPrices({ ...frame, prices: {} }, T0, false).stale).toBe(false);
    expect(viewPrices({ ...frame, prices: {}, freshUntil: {} }, T0, false).stale).toBe(true);
  });

  it("does not know a change without yesterday's price", () => {
    expect(change24h({ price: "1", open24h: null })).toBeNull();
    expect(change24h({ price: "69624", open24h: "72292.68" })).toBeCloseTo(-0.03691, 4);
  });
});

describe("isNewer", () => {
  it("orders by the feed's life, then by its count", () => {
    expect(isNewer(frame, null)).toBe(true);
    expect(isNewer(frame, { epoch: 1, seq: 0 })).toBe(true);
    expect(isNewer(frame, { epoch: 1, seq: 1 })).toBe(false);
    expect(isNewer(frame, { epoch: 0, seq: 99 })).toBe(true);
    expect(isNewer(frame, { epoch: 2, seq: 0 })).toBe(false);
  });
});
