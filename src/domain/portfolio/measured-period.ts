import type { AssetId } from "../ids.ts";
import type { Move } from "../ledger/books.ts";
import type { Timeline } from "../ledger/timeline.ts";
import { stepAt } from "../ledger/timeline.ts";
import type { Amount } from "../money/amount.ts";
import type { Known, Units } from "../money/fixed.ts";
import { abs, toSignedText, toText } from "../money/fixed.ts";
import type { Invested } from "../returns/average-capital.ts";
import type { CoinPeriod } from "../returns/coins.ts";
import type { CashFlow, Period } from "../returns/period.ts";
import type { PriceOf } from "./price-of.ts";
import type { Worth } from "./worth.ts";
import { worthAt } from "./worth.ts";

/** A period as it is measured: of the coins whose value is known at both ends and whose moves are known between. */
export interface MeasuredPeriod extends Period {
  readonly start: Worth;
  readonly end: Worth;
  readonly coins: readonly CoinPeriod[];
  readonly invested: readonly (readonly Invested[])[];
  /** Left out of both ends, with their flows. */
  readonly excluded: readonly AssetId[];
}

export interface Measure {
  readonly timeline: Timeline;
  readonly priceOf: PriceOf;
  readonly from: number;
  readonly to: number;
  /** Money, or a coin with a peg. */
  readonly isPegged: (asset: AssetId) => boolean;
}

/** Values may be below zero where money is owed; the sums that returns are made of can bear it. */
const valueText = (units: Units): Amount => toSignedText(units) as unknown as Amount;

export function measure({ timeline, priceOf, from, to, isPegged }: Measure): MeasuredPeriod {
  const start = worthAt(timeline, priceOf, from, true);
  const end = worthAt(timeline, priceOf, to);
  const moves = timeline.moves.filter(({ at }) => at >= from && at <= to);
  const unknown = moves.filter(({ value }) => value === null).map(({ asset }) => asset);
  const excluded = new Set([...start.unpriced, ...end.unpriced, ...unknown]);
  const opening = new Map(start.lines.map(({ asset, value }) => [asset, value]));
  const closing = new Map(end.lines.map(({ asset, value }) => [asset, value]));
  const assets = [...new Set([...opening.keys(), ...closing.keys(), ...moves.map(({ asset }) => asset)])];
  const measured = assets.filter((asset) => !excluded.has(asset));
  const sums = sumsOf(moves);
  const sumOf = (values: ReadonlyMap<AssetId, Known>) =>
    valueText(measured.reduce((sum, asset) => sum + (values.get(asset) ?? 0n), 0n));
  return {
    from,
    to,
    opening: sumOf(opening),
    closing: sumOf(closing),
    flows: flowsOf(timeline, moves, excluded, from, to),
    start,
    end,
    coins: measured.map((asset) => ({
      asset,
      opening: valueText(opening.get(asset) ?? 0n),
      closing: valueText(closing.get(asset) ?? 0n),
      in: valueText(sums.get(asset)?.in ?? 0n),
      out: valueText(sums.get(asset)?.out ?? 0n),
      pegged: isPegged(asset),
    })),
    invested: measured
      .filter((asset) => !isPegged(asset))
      .map((asset) => investedIn(timeline, asset, from, to, opening.get(asset) ?? 0n)),
    excluded: [...excluded].toSorted(),
  };
}

function sumsOf(moves: readonly Move[]): Map<AssetId, { in: Units; out: Units }> {
  const sums = new Map<AssetId, { in: Units; out: Units }>();
  for (const { asset, direction, value } of moves) {
    const sum = sums.get(asset) ?? { in: 0n, out: 0n };
    sum[direction] += value ?? 0n;
    sums.set(asset, sum);
  }
  return sums;
}

/**
 * What crossed the border. Where coins are left out, the border runs round the others: what they gave to a coin that is left
 * out went outside.
 */
function flowsOf(
  timeline: Timeline,
  moves: readonly Move[],
  excluded: ReadonlySet<AssetId>,
  from: number,
  to: number,
): CashFlow[] {
  if (excluded.size === 0)
    return timeline.flows
      .filter(({ at, value }) => at >= from && at <= to && value !== null)
      .map(({ at, direction, value }) => ({ at, direction, value: value as Amount }));
  const net = new Map<string, { at: number; units: Units }>();
  for (const { transactionId, at, asset, direction, value } of moves) {
    if (excluded.has(asset)) continue;
    const units = (net.get(transactionId)?.units ?? 0n) + (direction === "in" ? (value ?? 0n) : -(value ?? 0n));
    net.set(transactionId, { at, units });
  }
  return [...net.values()]
    .filter(({ units }) => units !== 0n)
    .map(({ at, units }) => ({ at, direction: units > 0n ? "in" : "out", value: toText(abs(units)) }));
}

/** What the coin cost from a time on; what was there at the start counts at its value then. */
function investedIn(timeline: Timeline, asset: AssetId, from: number, to: number, opening: Units): Invested[] {
  const steps = timeline.steps.get(asset) ?? [];
  const before = stepAt(steps, from - 1)?.cost ?? 0n;
  const capital = (cost: Known): Amount => {
    const units = opening - before + (cost ?? 0n);
    return toText(units > 0n ? units : 0n);
  };
  const within = steps.filter(({ at }) => at >= from && at <= to);
  return [
    { at: from, cost: capital(before) },
    // Nothing held is no capital, whatever it was worth at the start.
    ...within.map(({ at, quantity, cost }) => ({ at, cost: quantity === 0n ? toText(0n) : capital(cost) })),
  ];
}
