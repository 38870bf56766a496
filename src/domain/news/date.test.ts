import { describe, expect, it } from "vitest";
import { parseFeedDate } from "./date.ts";

describe("parseFeedDate", () => {
  it.each([
    ["Thu, 31 Jan 2019 21:10:00 +0000", "2019-01-31T21:10:00.000Z"],
    ["Thu, 02 Apr 2026 11:04:27 +0100", "2026-04-02T10:04:27.000Z"],
    ["Thu, 31 Jan 2019 16:36:49 GMT", "2019-01-31T16:36:49.000Z"],
    ["31 Jan 2019 16:36 EST", "2019-01-31T21:36:00.000Z"],
    ["Thu, 31 Jan 2019 16:36:49", "2019-01-31T16:36:49.000Z"],
    ["2026-08-01T11:05:00+02:00", "2026-08-01T09:05:00.000Z"],
    ["2026-07-31T08:15:00.123Z", "2026-07-31T08:15:00.123Z"],
    ["2026-07-31 08:15", "2026-07-31T08:15:00.000Z"],
    ["2026-07-31", "2026-07-31T00:00:00.000Z"],
  ])("reads %s", (text, iso) => {
    expect(new Date(parseFeedDate(text) ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each(["", "yesterday", "5", "item 7", "Thu, 45 Jan 2019 21:10:00 GMT", "1970-01-01T00:00:00Z", "2026-13-01"])(
    "refuses %j",
    (text) => {
      expect(parseFeedDate(text)).toBeNull();
    },
  );
});
