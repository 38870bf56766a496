import type { Amount, SignedAmount } from "../money/amount.ts";
import { toSignedText, toText } from "../money/fixed.ts";
import type { Invested } from "./average-capital.ts";
import { returnOnAverageCapital } from "./average-capital.ts";
import { benchmark } from "./benchmark.ts";
import type { CoinPeriod } from "./coins.ts";
import { coinResults, performers } from "./coins.ts";
import { modifiedDietz } from "./modified-dietz.ts";
import { moneyWeighted } from "./money-weighted.ts";
import type { CashFlow, Period } from "./period.ts";
import { daysOf, effective, sumsOf } from "./period.ts";
import { simpleReturn } from "./roi.ts";
import type { ValuePoint } from "./time-weighted.ts";
import { timeWeighted } from "./time-weighted.ts";
import { allocationWeights, concentration } from "./weights.ts";
import { whyTheyDiffer } from "./why.ts";

export interface ReturnsInput {
  /** `null`: with the first flow. */
  readonly from: number | null;
  readonly to: number;
  readonly opening: Amount;
  readonly closing: Amount;
  readonly flows: readonly (CashFlow & { readonly valueBefore: Amount | null })[];
  readonly points: readonly ValuePoint[];
  readonly timing: "cut" | "daily";
  readonly invested: readonly (readonly Invested[])[];
  /** Of the return on average capital; `null`: that of the period. */
  readonly gain: SignedAmount | null;
  readonly coins: readonly CoinPeriod[];
  readonly dustBelow: Amount;
  readonly benchmark: readonly { readonly at: number; readonly price: Amount }[] | null;
}

/** Every method's return of a period, each under its own name. */
export function allReturns(input: ReturnsInput) {
  const first = input.flows.reduce((least, { at }) => Math.min(least, at), input.to);
  const period: Period = effective({ ...input, from: input.from ?? first });
  const sums = sumsOf(period);
  const before = new Map(input.flows.map(({ at, valueBefore }) => [at, valueBefore]));
  const simple = simpleReturn(period);
  const weighted = timeWeighted({
    ...period,
    points: input.points,
    timing: input.timing,
    valueBefore: (at) => before.get(at) ?? null,
  });
  const money = moneyWeighted(period);
  const coins = coinResults(input.coins, toText(sums.opening + sums.in));
  const weights = allocationWeights(input.coins.map(({ asset, closing }) => ({ id: asset, value: closing })));
  return {
    period: { from: iso(period.from), to: iso(period.to), days: daysOf(period) },
    gain: toSignedText(sums.gain),
    simple,
    timeWeighted: {
      period: weighted.period,
      annual: weighted.annual,
      roughDays: weighted.roughDays.map(iso),
      returns: weighted.returns.map(({ at, value }) => ({ at: iso(at), value })),
    },
    moneyWeighted: money,
    modifiedDietz: modifiedDietz(period),
    onAverageCapital: returnOnAverageCapital(input.gain ?? toSignedText(sums.gain), input.invested, input.to),
    why: whyTheyDiffer({
      simple: simple.value,
      timeWeighted: weighted.period.value,
      moneyWeighted: money.period.value,
    }),
    coins: coins.map((coin) => ({ ...coin, weight: weights.get(coin.asset) ?? null })),
    ...performers(input.coins, coins, input.dustBelow),
    concentration: concentration(weights.values()),
    benchmark: input.benchmark === null ? null : viewBenchmark(period, input.benchmark),
  };
}

function viewBenchmark(period: Period, prices: NonNullable<ReturnsInput["benchmark"]>) {
  const sorted = prices.toSorted((a, b) => a.at - b.at);
  // The last known at or before: never a later one.
  const priceAt = (at: number) => sorted.findLast((stated) => stated.at <= at)?.price ?? null;
  const { exhaustedAt, unpricedAt, ...rest } = benchmark(period, priceAt);
  return {
    ...rest,
    exhaustedAt: exhaustedAt === null ? null : iso(exhaustedAt),
    unpricedAt: unpricedAt === null ? null : iso(unpricedAt),
  };
}

const iso = (at: number) => new Date(at).toISOString();
