import { describe, expect, it } from "vitest";
import { amountOfText, parseAmount, toAmount, toSigned } from "./amount.ts";
import { Decimal } from "./decimal.ts";

describe("amounts", () => {
  it.each([
    ["1.500", "1.5"],
    ["0.000000000000000001", "0.000000000000000001"],
    ["99999999999999999999.999999999999999999", "99999999999999999999.999999999999999999"],
    ["0.0", "0"],
  ])("reads %s as %s", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each([
    "",
    "-1",
    "+1",
    "1e3",
    "01",
    "1,000",
    ".5",
    "1.",
    "1.0000000000000000001",
    "100000000000000000000",
    " 1",
    "NaN",
  ])("refuses %j", (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it("keeps a million and one wei apart, and writes small amounts without an exponent", () => {
    const sum = new Decimal("1000000").plus("0.000000000000000001");
    expect(toAmount(sum)).toBe("1000000.000000000000000001");
    expect(toAmount(new Decimal("1e-8"))).toBe("0.00000001");
  });

  it("rounds half to even at the 18th digit, once", () => {
    expect(toAmount(new Decimal("0.0000000000000000005"))).toBe("0");
    expect(toAmount(new Decimal("0.0000000000000000015"))).toBe("0.000000000000000002");
  });

  it("multiplies two maximal amounts exactly", () => {
    const most = new Decimal("99999999999999999999.999999999999999999");
    expect(most.times(most).toFixed()).toBe(
      "9999999999999999999999999999999999999800.000000000000000000000000000000000001",
    );
    expect(most.times(most).precision()).toBe(76);
  });

  it("reads text as exchanges write it as the same amount that arithmetic makes of it", () => {
    for (const text of [
      "71234.56000000",
      "0.00000000",
      "100",
      "100.",
      "1e-7",
      "0.1",
      "10.010",
      "0",
      "007.50",
      "1.00000000000000000051",
    ])
      expect(amountOfText(text), text).toBe(toAmount(new Decimal(text)));
    expect(amountOfText("71234.56000000")).toBe("71234.56");
    expect(() => amountOfText("-1")).toThrow(RangeError);
  });

  it("never writes -0", () => {
    expect(toSigned(new Decimal("-0"))).toBe("0");
    expect(toSigned(new Decimal("-0.0000000000000000001"))).toBe("0");
  });

  it("refuses to call a negative figure an amount", () => {
    expect(() => toAmount(new Decimal("-1"))).toThrow(RangeError);
  });
});
