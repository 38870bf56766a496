import { describe, expect, test } from "vitest";
import { cronMatcher } from "./cron.ts";

const matches = (expression: string, at: string) => cronMatcher(expression)(new Date(at));

describe("cronMatcher", () => {
  test.each([
    ["* * * * *", "2026-11-21T09:17:00Z", true],
    ["*/5 * * * *", "2026-11-21T09:15:00Z", true],
    ["*/5 * * * *", "2026-11-21T09:17:00Z", false],
    ["23 3 * * *", "2026-11-21T03:23:00Z", true],
    ["23 3 * * *", "2026-11-21T04:23:00Z", false],
    ["0 0 1 */3 *", "2026-04-01T00:00:00Z", true],
    ["0 0 1 */3 *", "2026-05-01T00:00:00Z", false],
    ["10-20/5,40 * * * *", "2026-11-21T09:15:00Z", true],
    ["10-20/5,40 * * * *", "2026-11-21T09:40:00Z", true],
    ["10-20/5,40 * * * *", "2026-11-21T09:16:00Z", false],
    ["5/20 * * * *", "2026-11-21T09:45:00Z", true],
    ["5/20 * * * *", "2026-11-21T09:40:00Z", false],
  ])("%s at %s: %s", (expression, at, expected) => {
    expect(matches(expression, at)).toBe(expected);
  });

  test("counts weekdays from 1 for Sunday to 7 for Saturday, as the platform does", () => {
    expect(matches("0 0 * * 7", "2026-11-21T00:00:00Z"), "a Saturday").toBe(true);
    expect(matches("0 0 * * 1", "2026-11-22T00:00:00Z"), "a Sunday").toBe(true);
    expect(matches("0 0 * * 1", "2026-11-23T00:00:00Z"), "a Monday").toBe(false);
  });

  test.each(["* * * *", "60 * * * *", "* * * * 0", "x * * * *", "20-10 * * * *", "*/0 * * * *", "0 0 1 * 2"])(
    "refuses %s, which would silently never run as meant",
    (expression) => {
      expect(() => cronMatcher(expression)).toThrow();
    },
  );
});
