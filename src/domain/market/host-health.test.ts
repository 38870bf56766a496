import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";
import { HOST_RULES, HostHealth } from "./host-health.ts";

const HOUR = 3_600_000;
const health = () => new HostHealth(["https://data.example", "https://full.example"], HOST_RULES);

describe("HostHealth", () => {
  it("prefers the first host and comes back to it", () => {
    const hosts = health();
    expect(hosts.pick(0)).toBe("https://data.example");
    hosts.refused("https://data.example", { kind: "failed", reason: "silent" }, 0, 0);
    expect(hosts.pick(0)).toBe("https://full.example");
    expect(hosts.pick(500)).toBe("https://data.example");
  });

  it.each([451, 403])("rests a host for an hour after %d", (status) => {
    const hosts = health();
    hosts.refused("https://data.example", { kind: "restricted", status }, 0, 0.5);
    expect(hosts.pick(HOUR - 1)).toBe("https://full.example");
    expect(hosts.pick(HOUR)).toBe("https://data.example");
  });

  it("obeys the time a limiting host asks for, and has its own when none is given", () => {
    const hosts = health();
    hosts.refused("https://data.example", { kind: "limited", status: 429, retryAfterMs: 35_000 }, 0, 0);
    hosts.refused("https://full.example", { kind: "limited", status: 418, retryAfterMs: null }, 0, 0);
    expect(hosts.pick(34_999)).toBeNull();
    expect(hosts.nextAt()).toBe(35_000);
    expect(hosts.states().map((entry) => entry.restsUntil)).toEqual([35_000, HOST_RULES.limitedMs]);
    hosts.refused("https://full.example", { kind: "limited", status: 429, retryAfterMs: 0 }, 200_000, 0);
    expect(hosts.states()[1]?.restsUntil).toBe(201_000);
  });

  it("waits longer after each failure, and forgets them once a host served a while", () => {
    const hosts = new HostHealth(["https://only.example"], HOST_RULES);
    const fail = (now: number) => {
      hosts.refused("https://only.example", { kind: "failed", reason: "closed" }, now, 0.999);
      return hosts.nextAt() - now;
    };
    expect(fail(0)).toBeLessThan(fail(10_000));
    hosts.serves("https://only.example", 20_000);
    hosts.serves("https://only.example", 70_000);
    fail(80_000);
    expect(hosts.states()[0]?.failures).toBe(1);
  });

  it("does not forget failures of a host that serves for a moment only", () => {
    const hosts = new HostHealth(["https://only.example"], HOST_RULES);
    for (let i = 0; i < 4; i++) {
      hosts.serves("https://only.example", i * 1000);
      hosts.refused("https://only.example", { kind: "failed", reason: "closed" }, i * 1000 + 500, 0);
    }
    expect(hosts.states()[0]?.failures).toBe(4);
  });
});

describe("backoffMs", () => {
  it("stays between half of its step and its step, and below its most", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (n, r) => {
          const wait = backoffMs(n, { firstMs: 1000, mostMs: 60_000 }, r);
          expect(wait).toBeGreaterThanOrEqual(500);
          expect(wait).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });
});
