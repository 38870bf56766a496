import { describe, expect, it } from "vitest";
import type { DateForm } from "./read-time.ts";
import { readTime } from "./read-time.ts";

const told = (text: string, forms: readonly DateForm[], zone: string | null = null) => {
  const read = readTime(text, forms, zone);
  return read === null ? null : "at" in read ? new Date(read.at).toISOString() : "needs a zone";
};

const inAmsterdam = (text: string) => told(text, ["y-m-d"], "Europe/Amsterdam");

describe("times of exports", () => {
  it.each<[string, DateForm, string]>([
    ["2024-02-08 16:31:22 UTC", "y-m-d", "2024-02-08T16:31:22.000Z"],
    ["2021-12-30T08:56:53Z", "y-m-d", "2021-12-30T08:56:53.000Z"],
    ["2023-06-02 16:06:47-04:00", "y-m-d", "2023-06-02T20:06:47.000Z"],
    ["2024-01-01T02:00:00.123+0200", "y-m-d", "2024-01-01T00:00:00.123Z"],
    ["1658912400000", "unix_ms", "2022-07-27T09:00:00.000Z"],
    ["1658912400", "unix_s", "2022-07-27T09:00:00.000Z"],
  ])("%s says its zone", (text, form, expected) => {
    expect(told(text, [form])).toBe(expected);
  });

  it.each<[string, DateForm, string]>([
    ["2021-02-24 08:57:02.1239", "y-m-d", "2021-02-24T08:57:02.123Z"],
    ["21-02-24 08:57:02", "y-m-d", "2021-02-24T08:57:02.000Z"],
    ["20210224", "y-m-d", "2021-02-24T00:00:00.000Z"],
    ["2021/02/24 8:57", "y-m-d", "2021-02-24T08:57:00.000Z"],
    ["18.01.2025 15:18:55", "d-m-y", "2025-01-18T15:18:55.000Z"],
    ["1/2/2025", "d-m-y", "2025-02-01T00:00:00.000Z"],
    ["1/2/2025", "m-d-y", "2025-01-02T00:00:00.000Z"],
    ["01/02/2025 12:05 AM", "m-d-y", "2025-01-02T00:05:00.000Z"],
    ["May 5, 2020, 10:10:57 PM", "text", "2020-05-05T22:10:57.000Z"],
    ["Jan 15, 2025, 12:23:31 AM", "text", "2025-01-15T00:23:31.000Z"],
  ])("%s needs one", (text, form, expected) => {
    expect(told(text, [form])).toBe("needs a zone");
    expect(told(text, [form], "UTC")).toBe(expected);
  });

  it("in a zone, also in the hours in which its clocks change", () => {
    expect(inAmsterdam("2023-11-30 11:37:41")).toBe("2023-11-30T10:37:41.000Z");
    expect(inAmsterdam("2024-03-31 01:59:59")).toBe("2024-03-31T00:59:59.000Z");
    expect(inAmsterdam("2024-03-31 03:00:00")).toBe("2024-03-31T01:00:00.000Z");
    expect(inAmsterdam("2024-10-27 02:30:00")).toBe("2024-10-27T00:30:00.000Z");
    expect(inAmsterdam("2024-10-27 03:30:00")).toBe("2024-10-27T02:30:00.000Z");
  });

  it.each([
    "",
    "yesterday",
    "2024-02-30",
    "2024-13-01",
    "2024-01-01 24:00",
    "2024-01-01 10:60",
    "13:00 PM",
    "2024-01-01 13:00 PM",
  ])("%j is none", (text) => {
    expect(told(text, ["y-m-d", "d-m-y", "text"], "UTC")).toBeNull();
  });
});
