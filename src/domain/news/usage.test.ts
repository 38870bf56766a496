import { describe, expect, it } from "vitest";
import type { Quota } from "./usage.ts";
import { countOutcome, countRequest, isDue, parseQuota, UNUSED, usedOf } from "./usage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MIDNIGHT = Date.UTC(2026, 10, 20);
const halfDay: Quota = { name: "12h", period: 12 * HOUR, most: 50 };

describe("parseQuota", () => {
  it.each([
    ["12h=50", halfDay],
    ["30d=11000", { name: "30d", period: 30 * 24 * HOUR, most: 11_000 }],
    ["5m=1", { name: "5m", period: 5 * MINUTE, most: 1 }],
  ])("reads %s", (text, quota) => {
    expect(parseQuota(text)).toEqual(quota);
  });

  it.each(["", "12h", "h=50", "0h=50", "12h=0", "12x=5", "12h=5.5"])("refuses %j", (text) => {
    expect(parseQuota(text)).toBeNull();
  });
});

describe("quotas", () => {
  it("are counted within their period, and anew in the next", () => {
    let usage = UNUSED;
    for (let n = 0; n < 3; n++) usage = countRequest(usage, [halfDay], MIDNIGHT + n * HOUR);
    expect(usedOf(usage, halfDay, MIDNIGHT + 11 * HOUR)).toBe(3);
    expect(usedOf(usage, halfDay, MIDNIGHT + 12 * HOUR)).toBe(0);
    usage = countRequest(usage, [halfDay], MIDNIGHT + 12 * HOUR);
    expect(usage.periods).toEqual({ "12h": { start: MIDNIGHT + 12 * HOUR, n: 1 } });
  });

  it("are spread over the period by runs every five minutes, and never exceeded by runs every second", () => {
    const count = (every: number) => {
      let usage = UNUSED;
      let checkedAt: number | null = null;
      const asked: number[] = [];
      for (let now = MIDNIGHT; now < MIDNIGHT + 12 * HOUR; now += every) {
        if (!isDue({ checkedAt, failures: 0, usage }, [halfDay], now)) continue;
        usage = countRequest(usage, [halfDay], now);
        checkedAt = now;
        asked.push(now);
      }
      return asked;
    };
    const asked = count(5 * MINUTE);
    expect(asked.length).toBe(48);
    expect(asked.at(-1)).toBeGreaterThan(MIDNIGHT + 11 * HOUR);
    expect(count(1000).length).toBe(50);
  });

  it("do not run out unnoticed when visits ignore the spacing", () => {
    let usage = UNUSED;
    for (let n = 0; n < 50; n++) usage = countRequest(usage, [halfDay], MIDNIGHT);
    const visits = { checkedAt: null, failures: 0, usage };
    expect(isDue(visits, [halfDay], MIDNIGHT + HOUR)).toBe(false);
    expect(isDue(visits, [halfDay], MIDNIGHT + 12 * HOUR)).toBe(true);
  });
});

describe("outcomes", () => {
  it("are counted under at most fifty names, whatever a source says", () => {
    let usage = UNUSED;
    for (let n = 0; n < 200; n++) usage = countOutcome(usage, `http_${n}`);
    usage = countOutcome(usage, "http_0");
    expect(Object.keys(usage.outcomes).length).toBe(51);
    expect(usage.outcomes).toMatchObject({ http_0: 2, http_49: 1, other: 150 });
  });
});

describe("isDue", () => {
  it("waits as long as the source asks", () => {
    const usage = countOutcome(UNUSED, "quota", MIDNIGHT + HOUR);
    expect(isDue({ checkedAt: MIDNIGHT, failures: 1, usage }, [], MIDNIGHT + HOUR - 1)).toBe(false);
    expect(isDue({ checkedAt: MIDNIGHT, failures: 1, usage }, [], MIDNIGHT + HOUR)).toBe(true);
    expect(countOutcome(usage, "stored")).toMatchObject({ outcomes: { quota: 1, stored: 1 }, restUntil: 0 });
  });
});
