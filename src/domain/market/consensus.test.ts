import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outliers } from "./consensus.ts";
import type { PriceSource } from "./price.ts";

const held = (opinions: Partial<Record<PriceSource, number>>, maxApart = 0.02) => [
  ...outliers(new Map(Object.entries(opinions) as [PriceSource, number][]), maxApart),
];

describe("outliers", () => {
  it.each([
    ["three per cent above", 103],
    ["threefold", 300],
    ["a thousandth", 0.1],
    ["three per cent below", 97],
  ])("are the one that stands apart (%s), not those that stand together", (_, price) => {
    expect(held({ binance: price, coinbase: 100, kraken: 100.1 })).toEqual(["binance"]);
    expect(held({ binance: 100, coinbase: 100.1, kraken: price })).toEqual(["kraken"]);
  });

  it("begin beyond the bound, not at it", () => {
    expect(held({ binance: 102, coinbase: 100, kraken: 100 })).toEqual([]);
    expect(held({ binance: 102.01, coinbase: 100, kraken: 100 })).toEqual(["binance"]);
  });

  it("are unknowable of two, and nobody is held alone", () => {
    expect(held({ binance: 300, kraken: 100 })).toEqual([]);
    expect(held({ binance: 300 })).toEqual([]);
    expect(held({})).toEqual([]);
  });

  it("leave at least two, whatever is said", () => {
    const prices = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(prices, (said) => {
        const sources = ["binance", "coinbase", "kraken", "coingecko"] as const;
        const opinions = new Map(said.map((price, n) => [sources[n] ?? "binance", price]));
        expect(opinions.size - outliers(opinions, 0.02).size).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
