import { describe, expect, test } from "vitest";
import { Decimal } from "../../src/domain/money/decimal.ts";
import { DEMO_COINS, planTrades } from "./demo-plan.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-21T09:17:00Z");

/** Each coin at its own constant price on every one of the last `days` days. */
function prices(days = 366) {
  const today = Math.floor(NOW / DAY) * DAY;
  return new Map(
    DEMO_COINS.map(({ asset }, index) => [
      asset as string,
      new Map(Array.from({ length: days }, (_, day) => [today - day * DAY, String(10 ** (4 - index))])),
    ]),
  );
}

describe("planTrades", () => {
  test("covers a year, oldest first, with every coin bought and some sold", () => {
    const trades = planTrades(prices(), NOW);
    const times = trades.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect((NOW - (times[0] ?? 0)) / DAY).toBeGreaterThan(355);
    expect((NOW - (times.at(-1) ?? 0)) / DAY).toBeLessThan(31);
    expect(new Set(trades.filter(({ type }) => type === "buy").map((trade) => trade.in.asset))).toEqual(
      new Set(DEMO_COINS.map(({ asset }) => asset)),
    );
    expect(trades.filter(({ type }) => type === "sell").length).toBeGreaterThan(0);
  });

  test("never sells more than is held", () => {
    const held = new Map<string, Decimal>();
    for (const trade of planTrades(prices(), NOW)) {
      const coins = trade.type === "buy" ? trade.in : trade.out;
      const change = new Decimal(coins.amount).times(trade.type === "buy" ? 1 : -1);
      held.set(coins.asset, (held.get(coins.asset) ?? new Decimal(0)).plus(change));
      expect(held.get(coins.asset)?.isNegative()).toBe(false);
    }
  });

  test("pays quantity times the day's price, to the cent", () => {
    const [first] = planTrades(prices(), NOW);
    expect(first).toMatchObject({
      type: "buy",
      in: { asset: "bitcoin", amount: "0.025" },
      out: { asset: "fiat:usd", amount: "250" },
      fee: { asset: "fiat:usd", amount: "0.25" },
    });
  });

  test("leaves out what was not traded yet", () => {
    const trades = planTrades(prices(100), NOW);
    expect(trades.length).toBeGreaterThan(0);
    expect(trades.every(({ at }) => NOW - Date.parse(at) < 101 * DAY)).toBe(true);
  });
});
