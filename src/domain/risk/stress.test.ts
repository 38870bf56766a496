import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { toUnits } from "../money/fixed.ts";
import { CRASHES, endsOf, stressOf, type Fall } from "./stress.ts";

const id = (text: string) => text as AssetId;
const falls: Readonly<Record<string, Fall>> = {
  bitcoin: { before: "19102.66", after: "6939.99" },
  ethereum: { before: "700", after: "630" },
  tether: { before: "1", after: "1" },
};
const fallOf = (asset: AssetId) => falls[asset] ?? null;

describe("stressOf", () => {
  it("moves each coin's value of today by what its price did then", () => {
    const held = [
      { asset: id("bitcoin"), value: "19102.66" },
      { asset: id("ethereum"), value: "1000" },
      { asset: id("tether"), value: "897.34" },
    ];
    const { change, result, covered, without, coins } = stressOf(held, fallOf);
    expect(coins.map((coin) => [coin.asset, coin.result])).toEqual([
      ["bitcoin", "-12162.67"],
      ["ethereum", "-100"],
      ["tether", "0"],
    ]);
    expect(coins.map((coin) => coin.change)).toEqual([-12162.67 / 19102.66, -0.1, 0].map((x) => expect.closeTo(x, 15)));
    expect(result).toBe("-12262.67");
    expect(change).toBeCloseTo(-12262.67 / 21_000, 15);
    expect({ covered, without }).toEqual({ covered: 1, without: [] });
  });

  it("leaves out a coin that had no price, names it, and says of how much of the value it speaks", () => {
    const held = [
      { asset: id("bitcoin"), value: "300" },
      { asset: id("solana"), value: "700" },
    ];
    expect(stressOf(held, fallOf)).toMatchObject({
      change: expect.closeTo(-12162.67 / 19102.66, 15) as number,
      covered: 0.3,
      without: ["solana"],
    });
    const nothing = { change: null, result: null, coins: [] };
    expect(stressOf(held.slice(1), fallOf)).toEqual({ ...nothing, covered: 0, without: ["solana"] });
    expect(stressOf([], fallOf)).toEqual({ ...nothing, covered: null, without: [] });
  });

  it("adds up to the digit, and loses no more than all", () => {
    const cents = fc
      .bigInt({ min: 1n, max: 10n ** 12n })
      .map((n) => `${n / 100n}.${String(n % 100n).padStart(2, "0")}`);
    const fall = fc.record({ before: cents, after: cents });
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, fall), { minLength: 1, maxLength: 8 }), (rows) => {
        const held = rows.map(([value], i) => ({ asset: id(`coin${i}`), value }));
        const { change, result, coins } = stressOf(held, (asset) => rows[Number(asset.slice(4))]?.[1] ?? null);
        return (
          toUnits(result ?? "0") === coins.reduce((sum, coin) => sum + toUnits(coin.result), 0n) && (change ?? 0) >= -1
        );
      }),
    );
  });
});

it("knows crashes in order of time, none of them within another", () => {
  const ends = CRASHES.flatMap(endsOf);
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  expect(ends.every(Number.isFinite)).toBe(true);
});
