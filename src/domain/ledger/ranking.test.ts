import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenLot } from "./open-lot.ts";
import { acquiredOf } from "./open-lot.ts";
import { orderOfLots } from "./ranking.ts";
import { SETTINGS } from "./testing/rows.ts";

const units = fc.bigInt({ min: 1n, max: 10n ** 38n });
/** A cost, a quantity, and by how little another lot's cost differs from what the same unit cost makes. */
const pair = fc.tuple(units, units, fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.bigInt({ min: -3n, max: 3n }));

const lotOf = (acquiredAt: number, quantity: bigint, cost: bigint): OpenLot =>
  ({
    acquiredAt,
    position: 0,
    id: "tx",
    part: 0,
    price: null,
    acquired: acquiredOf(quantity, cost),
  }) as unknown as OpenLot;

describe("the order of lots by what a unit cost", () => {
  it("is that of exact fractions, however little lies between them; of equal ones the earlier goes first", () => {
    fc.assert(
      fc.property(pair, ([cost, quantity, times, apart]) => {
        const [a, b] = [lotOf(1, quantity, cost), lotOf(2, quantity * times, cost * times + apart)];
        const cheaper = Number(apart > 0n) - Number(apart < 0n);
        const settings = { ...SETTINGS, rankBy: "cost" as const };
        expect(Math.sign(orderOfLots({ ...settings, method: "hifo" })(a, b))).toBe(cheaper === 0 ? -1 : cheaper);
        expect(Math.sign(orderOfLots({ ...settings, method: "lofo" })(a, b))).toBe(cheaper === 0 ? -1 : -cheaper);
      }),
    );
  });
});
