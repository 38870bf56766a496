import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "./read-number.ts";

const told = (text: string, decimal: "." | "," = ".") => {
  const read = readNumber(text, { decimal });
  return read === null ? null : `${read.negative ? "-" : ""}${read.amount}${read.rounded ? " rounded" : ""}`;
};

describe("numbers of exports", () => {
  it.each([
    ["1234.5", "1234.5"],
    ["0.0120000000", "0.012"],
    ["-4324.22000000", "-4324.22"],
    ["0.00", "0"],
    ["-0.00", "0"],
    ["62,000.50", "62000.5"],
    ["1,234,567", "1234567"],
    ["$60,000.00", "60000"],
    ["-$1,225.05", "-1225.05"],
    ["€-0.42", "-0.42"],
    ["89,162.28 SEK", "89162.28"],
    [".5", "0.5"],
    ["5.", "5"],
    ["+5", "5"],
    ["007", "7"],
    ["1e-8", "0.00000001"],
    ["1.5E+3", "1500"],
    ["-0.010713949999999999", "-0.010713949999999999"],
    ["143.33016114556153037260009689941121", "143.330161145561530373 rounded"],
    ["0.0000000000000000005", "0 rounded"],
    ["0.0000000000000000015", "0.000000000000000002 rounded"],
    ["0.0000000000000000010000", "0.000000000000000001"],
    ["99999999999999999999.999999999999999999", "99999999999999999999.999999999999999999"],
  ])("%s is %s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ["1.234,5", "1234.5"],
    ["12,5", "12.5"],
    ["1 234 567,8", "1234567.8"],
    ["1'234,5", "1234.5"],
    ["-3,00 €", "-3"],
  ])("%s is %s where commas are decimal", (text, expected) => {
    expect(told(text, ",")).toBe(expected);
  });

  it.each([
    "12,5",
    "1,23,456",
    "",
    "-",
    "€",
    "NaN",
    "Infinity",
    "0x10",
    "1e999",
    "100000000000000000000",
    "1.2.3",
    "--5",
    "-$-5",
    "1 2",
    "twelve",
    "=1+1",
    "1".repeat(401),
  ])("%j is none, rather than a guess", (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it("are read as they were written, whatever surrounds them", () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 19n });
    fc.assert(
      fc.property(digits, fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.boolean(), (whole, part, grouped) => {
        const fraction = part.toString().padStart(18, "0");
        const plain = `${whole}.${fraction}`.replace(/\.?0+$/, "") || "0";
        const text = grouped ? whole.toString().replaceAll(/\B(?=(\d{3})+$)/g, ",") : whole.toString();
        expect(readNumber(`$${text}.${fraction}`)?.amount).toBe(plain.includes(".") ? plain : whole.toString());
      }),
    );
  });

  it("never take long, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 500, unit: fc.constantFrom("1", ",", ".", " ", "e", "-", "$", "A") }),
        (text) => {
          readNumber(text);
          readNumber(text, { decimal: "," });
        },
      ),
      { numRuns: 2000 },
    );
  });
});
