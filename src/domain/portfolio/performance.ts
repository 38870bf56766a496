import type { AssetId } from "../ids.ts";
import { toSignedText, toUnits } from "../money/fixed.ts";
import { allReturns } from "../returns/all-returns.ts";
import { effective, sumsOf } from "../returns/period.ts";
import { simpleReturn } from "../returns/roi.ts";
import type { ValuePoint } from "../returns/time-weighted.ts";
import { timesToCut } from "../returns/time-weighted.ts";
import { valueBefore } from "./day-points.ts";
import type { MeasuredPeriod } from "./measured-period.ts";
import { measure } from "./measured-period.ts";
import type { PriceOf } from "./price-of.ts";
import type { Study } from "./study.ts";
import { isPeggedIn } from "./study.ts";
import { totalsAt } from "./totals-at.ts";

export const measureIn = (study: Study, from: number, to: number): MeasuredPeriod =>
  measure({ ...study, isPegged: isPeggedIn(study), from, to });

/** When it has to be known what was there right before a flow. */
export const cutsOf = (measured: MeasuredPeriod, points: readonly ValuePoint[]): number[] =>
  timesToCut({ ...effective(measured), points });

/** Every figure of a portfolio's performance in a period. The same functions as for data that is handed in. */
export function performanceOf(
  study: Study,
  measured: MeasuredPeriod,
  points: readonly ValuePoint[],
  timing: "cut" | "daily",
  benchmark: { readonly asset: AssetId; readonly priceOf: PriceOf } | null,
) {
  const excluded = new Set(measured.excluded);
  const cuts = new Set(timing === "cut" ? cutsOf(measured, points) : []);
  const before = new Map([...cuts].map((at) => [at, valueBefore(study, at, excluded)]));
  const { benchmark: instead, ...returns } = allReturns({
    ...measured,
    points,
    timing,
    flows: measured.flows.map((flow) => ({ ...flow, valueBefore: before.get(flow.at) ?? null })),
    gain: null,
    dustBelow: study.settings.dustBelow,
    benchmark: benchmark === null ? null : pricesOf(benchmark, measured),
  });
  return {
    totals: totalsAt(study.timeline, measured.to, measured.end),
    excluded: measured.excluded,
    ...returns,
    benchmark: benchmark === null || instead === null ? null : { asset: benchmark.asset, ...instead },
  };
}

/** The times at which a benchmark of these flows needs a price. */
export const benchmarkTimes = ({ from, to, flows }: MeasuredPeriod): number[] => [
  ...new Set([from, ...flows.map(({ at }) => at), to]),
];

const pricesOf = ({ asset, priceOf }: { asset: AssetId; priceOf: PriceOf }, measured: MeasuredPeriod) =>
  benchmarkTimes(measured).flatMap((at) => {
    const price = priceOf(asset, at);
    return price === null ? [] : [{ at, price: price.price }];
  });

/** What a day did to a portfolio, flows aside: amount = now − then − flows, share = amount ÷ (then + inflows). */
export function changeOf(measured: MeasuredPeriod) {
  const period = effective(measured);
  return {
    from: new Date(period.from).toISOString(),
    amount: toSignedText(sumsOf(period).gain),
    share: simpleReturn(period).value,
    excluded: measured.excluded,
  };
}

/** What a period's values were made of: every coin at both ends, with the price, where it is from and of when. */
export function explainPeriod({ start, end, from, to }: MeasuredPeriod) {
  const ends = [
    { worth: start, at: from },
    { worth: end, at: to },
  ];
  return ends.flatMap(({ worth, at }) =>
    worth.lines.map(({ asset, quantity, price, value }) => ({
      at: new Date(at).toISOString(),
      asset,
      quantity: toSignedText(quantity),
      price: price?.price ?? null,
      source: price?.source ?? null,
      asOf: price === null ? null : new Date(price.asOf).toISOString(),
      stale: price?.stale ?? false,
      value: value === null ? null : toSignedText(value),
    })),
  );
}

/** Gains of coins, added up: what contributions are shares of. */
export const gainOf = (coins: readonly { readonly gain: string }[]): string =>
  toSignedText(coins.reduce((sum, { gain }) => sum + toUnits(gain), 0n));
