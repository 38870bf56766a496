import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { HeldCoin } from "./portfolio.ts";
import { portfolioFigure } from "./portfolio.ts";

const coin = (asset: string, value: string | null, apart: HeldCoin["apart"] = null): HeldCoin => ({
  asset: asset as AssetId,
  value: value as Amount | null,
  apart,
});
const figure = (held: readonly HeldCoin[], scores: Record<string, number>) =>
  portfolioFigure(held, (asset) => scores[asset] ?? null);

const parts = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + Math.round(one * 10_000), 0);

describe("portfolioFigure", () => {
  it("weighs by value what has a score, and says how much of the value that is", () => {
    const held = [coin("bitcoin", "600"), coin("solana", "200"), coin("obscure", "200")];
    expect(figure(held, { bitcoin: 0.5, solana: -0.3 })).toEqual({
      value: 0.3,
      reason: null,
      coverage: 0.8,
      coins: [
        { asset: "bitcoin", value: "600", weight: "0.75", score: 0.5, contribution: 0.375 },
        { asset: "solana", value: "200", weight: "0.25", score: -0.3, contribution: -0.075 },
      ],
      leftOut: [{ asset: "obscure", value: "200", reason: "no_score" }],
    });
  });

  it("leaves out money, coins that are meant to be worth money, and what has no price, whatever news says of them", () => {
    const held = [
      coin("fiat:usd", "5000", "cash"),
      coin("tether", "5000", "pegged"),
      coin("bitcoin", "1"),
      coin("unlisted", null),
    ];
    const { value, coverage, coins, leftOut } = figure(held, {
      "fiat:usd": -1,
      tether: -1,
      bitcoin: 0.2,
      unlisted: -1,
    });
    expect([value, coverage, coins.map(({ asset }) => asset)]).toEqual([0.2, 1, ["bitcoin"]]);
    expect(leftOut.map(({ asset, reason }) => [asset, reason])).toEqual([
      ["fiat:usd", "cash"],
      ["tether", "pegged"],
      ["unlisted", "no_price"],
    ]);
  });

  it("says why there is no value", () => {
    expect(figure([coin("fiat:usd", "5", "cash")], {})).toMatchObject({
      value: null,
      reason: "nothing_held",
      coverage: null,
    });
    expect(figure([], {})).toMatchObject({ value: null, reason: "nothing_held" });
    expect(figure([coin("bitcoin", "0")], { bitcoin: 1 })).toMatchObject({ reason: "nothing_held" });
    expect(figure([coin("bitcoin", "5")], {})).toMatchObject({ value: null, reason: "not_enough_news", coverage: 0 });
  });

  it("has contributions that add up to the value, and weights to 1, whatever the shares", () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 300; round++) {
      const ids = Array.from({ length: 1 + Math.floor(random() * 20) }, (_, n) => `coin-${n}`);
      const scores = Object.fromEntries(ids.map((id) => [id, Math.round((random() * 2 - 1) * 10_000) / 10_000]));
      const held = ids.map((id) => coin(id, (random() ** 4 * 1e6 + 0.01).toFixed(8)));
      const { value, coins } = figure(held, scores);
      expect(parts(coins.map(({ contribution }) => contribution))).toBe(Math.round((value ?? 9) * 10_000));
      expect(parts(coins.map(({ weight }) => Number(weight)))).toBe(10_000);
      const total = held.reduce((sum, one) => sum + Number(one.value), 0);
      const mean = held.reduce((sum, one) => sum + (Number(one.value) / total) * (scores[one.asset] ?? 0), 0);
      expect(value).toBeCloseTo(mean, 4);
      expect(Math.abs(value ?? 9)).toBeLessThanOrEqual(1);
    }
  });
});
