import { describe, expect, it } from "vitest";
import { isPeriod, termOf } from "./holding-period.ts";

const term = (acquired: string, disposed: string, more: Partial<Parameters<typeof termOf>[2]> = {}) =>
  termOf(Date.parse(acquired), Date.parse(disposed), {
    longAfter: "P1Y",
    longInclusive: false,
    timeZone: "UTC",
    ...more,
  });

describe("a holding period", () => {
  it("of a year is over the day after the anniversary, whatever the hour", () => {
    expect(term("2023-03-01T23:59:59Z", "2024-03-01T23:59:59Z")).toBe("short");
    expect(term("2023-03-01T23:59:59Z", "2024-03-02T00:00:00Z")).toBe("long");
  });

  it("is counted in days of the portfolio's time zone", () => {
    const tokyo = { timeZone: "Asia/Tokyo" };
    expect(term("2023-03-01T12:00:00Z", "2024-03-01T15:00:00Z", tokyo)).toBe("long");
    expect(term("2023-03-01T15:00:00Z", "2024-03-01T16:00:00Z", tokyo)).toBe("short");
  });

  it("of 365 days counts time", () => {
    const days = { longAfter: "P365D" };
    expect(term("2023-03-01T12:00:00Z", "2024-02-29T12:00:00Z", days)).toBe("short");
    expect(term("2023-03-01T12:00:00Z", "2024-02-29T12:00:00.001Z", days)).toBe("long");
  });

  it("includes its boundary where that is set", () => {
    const inclusive = { longAfter: "P365D", longInclusive: true };
    expect(term("2023-03-01T12:00:00Z", "2024-02-29T12:00:00Z", inclusive)).toBe("long");
    expect(term("2023-03-01", "2024-03-01", { longInclusive: true })).toBe("long");
  });

  it("from 29 February ends on the 28th of a common year", () => {
    expect(term("2024-02-29", "2025-02-28")).toBe("short");
    expect(term("2024-02-29", "2025-03-01")).toBe("long");
  });

  it("may be months, or none at all", () => {
    expect(term("2024-01-31", "2024-03-01", { longAfter: "P1M" })).toBe("long");
    expect(term("2014-01-31", "2024-03-01", { longAfter: null })).toBeNull();
  });

  it.each([
    ["P1Y", true],
    ["P1Y6M", true],
    ["P365D", true],
    ["P1Y1D", false],
    ["P", false],
    ["1Y", false],
    ["PT1H", false],
  ])("%s is understood: %s", (text, understood) => {
    expect(isPeriod(text)).toBe(understood);
  });
});
