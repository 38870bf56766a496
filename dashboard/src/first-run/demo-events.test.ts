import { describe, expect, it } from "vitest";
import { DEMO_COINS, demoEvents } from "./demo-events.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-26T19:17:00Z");
const TODAY = Math.floor(NOW / DAY) * DAY;

const closes = (days: number) =>
  new Map(
    DEMO_COINS.map((coin) => [
      coin as string,
      new Map(Array.from({ length: days }, (_, day) => [TODAY - day * DAY, "100.5"])),
    ]),
  );

describe("the demo portfolio", () => {
  it("covers a year, oldest first, with buys, sales and rewards at the day's own price", () => {
    const events = demoEvents(closes(366), NOW);
    const times = events.map(({ at }) => Date.parse(String(at)));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(["buy", "sell", "reward"]));
    expect(events[0]).toMatchObject({ type: "buy", in: { asset: "bitcoin", amount: "0.01" }, price: "100.5" });
  });

  it("leaves out what has no price on its day, and sells nothing that was not bought", () => {
    const events = demoEvents(closes(150), NOW);
    expect(events.some(({ type }) => type === "buy")).toBe(true);
    const held = new Map<string, number>();
    for (const { in: arrived, out } of events as {
      in?: { asset: string; amount: string };
      out?: { asset: string; amount: string };
    }[]) {
      if (arrived !== undefined) held.set(arrived.asset, (held.get(arrived.asset) ?? 0) + Number(arrived.amount));
      if (out !== undefined) held.set(out.asset, (held.get(out.asset) ?? 0) - Number(out.amount));
      expect(Math.min(...held.values())).toBeGreaterThanOrEqual(0);
    }
    expect(demoEvents(new Map(), NOW)).toEqual([]);
  });
});
