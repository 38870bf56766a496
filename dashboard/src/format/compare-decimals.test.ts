import { describe, expect, it } from "vitest";
import { compareDecimals } from "./compare-decimals.ts";

describe("the order of decimal text", () => {
  it("is that of the values, whatever their length and sign", () => {
    const sorted = [
      "-12.5",
      "-2",
      "-0.10",
      "0",
      "0.000000000000000001",
      "0.1",
      "0.25",
      "9",
      "10",
      "10.01",
      "123456789012345678901",
    ];
    expect([...sorted].toReversed().toSorted(compareDecimals)).toEqual(sorted);
  });

  it("tells apart what a float cannot", () => {
    expect(compareDecimals("10000000000000000.000000000000000001", "10000000000000000")).toBe(1);
    expect(compareDecimals("-10000000000000000.000000000000000001", "-10000000000000000")).toBe(-1);
  });

  it("knows equal values by different text", () => {
    expect(compareDecimals("1.50", "1.5")).toBe(0);
    expect(compareDecimals("-0", "0")).toBe(0);
    expect(compareDecimals("007", "7")).toBe(0);
  });
});
