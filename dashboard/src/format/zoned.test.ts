import { describe, expect, it } from "vitest";
import { fromLocalField, toLocalField } from "./zoned.ts";

const BERLIN = "Europe/Berlin";

describe("a time that is typed in", () => {
  it("is on the clock of the person's zone, in summer as in winter", () => {
    expect(fromLocalField("2026-01-02T03:04", BERLIN)).toBe("2026-01-02T02:04:00.000Z");
    expect(fromLocalField("2026-07-02T03:04", BERLIN)).toBe("2026-07-02T01:04:00.000Z");
    expect(fromLocalField("2026-07-02T03:04:05.678", "Asia/Kolkata")).toBe("2026-07-01T21:34:05.678Z");
  });

  it("comes back as it was written", () => {
    for (const at of ["2026-01-02T02:04:00.000Z", "2026-07-02T01:04:05.000Z", "2009-01-03T18:15:05.123Z"])
      expect(fromLocalField(toLocalField(at, BERLIN), BERLIN)).toBe(at);
    expect(toLocalField("2026-01-02T02:04:00.000Z", BERLIN)).toBe("2026-01-02T03:04");
  });

  it("is the first of two where an hour comes twice, and the later where one is skipped", () => {
    expect(fromLocalField("2026-10-25T02:30", BERLIN)).toBe("2026-10-25T00:30:00.000Z");
    expect(fromLocalField("2026-03-29T02:30", BERLIN)).toBe("2026-03-29T01:30:00.000Z");
  });
});
