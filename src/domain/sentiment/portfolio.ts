import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";
import { allocationWeights } from "../returns/weights.ts";

/** What is held of a coin, and why it is none that news could move, if so. */
export interface HeldCoin {
  readonly asset: AssetId;
  /** Null without a price; what is owed counts as nothing held. */
  readonly value: Amount | null;
  readonly apart: "cash" | "pegged" | null;
}

export interface WeighedCoin {
  readonly asset: AssetId;
  readonly value: Amount;
  /** Share of what has a score; these add up to exactly 1. */
  readonly weight: string;
  readonly score: number;
  /** Weight times score; these add up to the portfolio's value. */
  readonly contribution: number;
}

export interface LeftOut {
  readonly asset: AssetId;
  readonly value: Amount | null;
  readonly reason: "cash" | "pegged" | "no_price" | "no_score";
}

export interface PortfolioFigure {
  readonly value: number | null;
  readonly reason: "nothing_held" | "not_enough_news" | null;
  /** Share by value of what has a score among all that news could move; null when nothing of that is held. */
  readonly coverage: number | null;
  /** The largest first. */
  readonly coins: readonly WeighedCoin[];
  readonly leftOut: readonly LeftOut[];
}

/** The mean of the coins' scores by value, of those that have one: money and coins that are meant to be worth money are left out. */
export function portfolioFigure(
  held: readonly HeldCoin[],
  scoreOf: (asset: AssetId) => number | null,
): PortfolioFigure {
  const coins: { asset: AssetId; value: Amount; units: bigint; score: number }[] = [];
  const leftOut: LeftOut[] = [];
  let [all, scored] = [0n, 0n];
  for (const { asset, value, apart } of held) {
    if (apart !== null || value === null) {
      leftOut.push({ asset, value, reason: apart ?? "no_price" });
      continue;
    }
    const units = toUnits(value);
    if (units <= 0n) continue;
    all += units;
    const score = scoreOf(asset);
    if (score === null) leftOut.push({ asset, value, reason: "no_score" });
    else {
      scored += units;
      coins.push({ asset, value, units, score });
    }
  }
  if (scored === 0n) {
    const reason = all === 0n ? "nothing_held" : "not_enough_news";
    return { value: null, reason, coverage: all === 0n ? null : 0, coins: [], leftOut };
  }
  coins.sort((a, b) => (a.units === b.units ? (a.asset < b.asset ? -1 : 1) : a.units > b.units ? -1 : 1));
  const exact = coins.map(({ units, score }) => (Number(units) / Number(scored)) * score);
  const contributions = roundedParts(exact);
  const weights = allocationWeights(coins.map(({ asset, value }) => ({ id: asset, value })));
  return {
    value: fromParts(contributions.reduce((sum, parts) => sum + parts, 0)),
    reason: null,
    coverage: Math.round((Number(scored) / Number(all)) * PARTS) / PARTS,
    coins: coins.map(({ asset, value, score }, n) => ({
      asset,
      value,
      weight: weights.get(asset) ?? "0",
      score,
      contribution: fromParts(contributions[n] ?? 0),
    })),
    leftOut,
  };
}

const PARTS = 10_000;
const fromParts = (parts: number): number => (parts === 0 ? 0 : parts / PARTS);

/** In whole parts of 1 ÷ 10,000 that add up to the rounded sum, by largest remainder. */
function roundedParts(exact: readonly number[]): number[] {
  const parts = exact.map((share) => Math.floor(share * PARTS));
  const sum = Math.round(exact.reduce((total, share) => total + share, 0) * PARTS);
  const left = sum - parts.reduce((total, part) => total + part, 0);
  const rest = (n: number) => (exact[n] ?? 0) * PARTS - (parts[n] ?? 0);
  const order = exact.map((_, n) => n).toSorted((a, b) => rest(b) - rest(a) || a - b);
  for (const n of order.slice(0, left)) parts[n] = (parts[n] ?? 0) + 1;
  return parts;
}
