import { describe, expect, it } from "vitest";
import { instantOf, isTimeZone, offsetOf } from "./time-zone.ts";

const at = (text: string) => Date.parse(`${text}Z`);
const iso = (ms: number) => new Date(ms).toISOString();

describe("time zones", () => {
  it("are ahead of UTC by what the season says", () => {
    expect(offsetOf("Europe/Amsterdam", at("2024-01-01T00:00:00"))).toBe(3_600_000);
    expect(offsetOf("Europe/Amsterdam", at("2024-07-01T00:00:00"))).toBe(7_200_000);
    expect(offsetOf("+09:00", at("2024-07-01T00:00:00"))).toBe(32_400_000);
    expect(offsetOf("UTC", 5)).toBe(0);
  });

  it.each([
    ["Europe/Amsterdam", "2024-01-31T12:00:00", "2024-01-31T11:00:00.000Z"],
    ["Europe/Amsterdam", "2024-07-31T12:00:00.5", "2024-07-31T10:00:00.500Z"],
    ["America/New_York", "2024-11-03T01:30:00", "2024-11-03T05:30:00.000Z"],
    ["America/New_York", "2024-03-10T02:30:00", "2024-03-10T07:30:00.000Z"],
    ["America/New_York", "2024-11-03T02:00:00", "2024-11-03T07:00:00.000Z"],
    ["America/New_York", "2024-03-10T03:00:00", "2024-03-10T07:00:00.000Z"],
    ["Asia/Tokyo", "2026-01-02T10:00:00", "2026-01-02T01:00:00.000Z"],
  ])("of %s show %s at one instant", (zone, local, instant) => {
    expect(iso(instantOf(zone, at(local)))).toBe(instant);
  });

  it("are known by name", () => {
    expect(isTimeZone("Europe/Amsterdam")).toBe(true);
    expect(isTimeZone("+02:00")).toBe(true);
    expect(isTimeZone("Middle/Earth")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
