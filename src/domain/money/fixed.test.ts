import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, toSigned } from "./amount.ts";
import { mulDiv, shares, toSignedText, toUnits } from "./fixed.ts";

const units = fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n });
const weight = fc.bigInt({ min: 1n, max: 10n ** 38n });

describe("amounts as whole numbers of 1e-18", () => {
  it.each(["0", "1", "-1", "0.5", "-0.000000000000000001", "1000000.000000000000000001", "120", "-12.34"])(
    "keep %s as it is",
    (text) => {
      expect(toSignedText(toUnits(text))).toBe(text);
    },
  );

  it("mean what decimals mean", () => {
    fc.assert(
      fc.property(units, (value) => {
        expect(toSigned(decimal(toSignedText(value)))).toBe(toSignedText(value));
        expect(toUnits(toSignedText(value))).toBe(value);
      }),
    );
  });

  it("round a product's quotient once, half to even, as decimals do", () => {
    expect([1n, 3n, 5n, -1n, -3n].map((n) => mulDiv(n, 1n, 2n))).toEqual([0n, 2n, 2n, 0n, -2n]);
    fc.assert(
      fc.property(units, weight, weight, (a, b, c) => {
        const exact = decimal(a.toString()).times(b.toString()).div(c.toString());
        expect(mulDiv(a, b, c).toString()).toBe(exact.toDecimalPlaces(0).toFixed().replace(/^-0$/, "0"));
      }),
    );
  });

  it("are shared out without a rest, and never below zero", () => {
    const whole = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(whole, fc.array(weight, { minLength: 1, maxLength: 20 }), (value, weights) => {
        const parts = shares(value, weights) as bigint[];
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(value);
        expect(parts.every((part) => part >= 0n)).toBe(true);
      }),
    );
  });
});
