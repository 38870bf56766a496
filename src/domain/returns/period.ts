import type { Amount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";
import type { Units } from "../money/fixed.ts";

/** Money or coins across the portfolio's border, at value; `in` was put into it. */
export interface CashFlow {
  readonly at: number;
  readonly direction: "in" | "out";
  readonly value: Amount;
}

/** What a return is of: value at both ends and all that crossed the border between them. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly opening: Amount;
  readonly closing: Amount;
  readonly flows: readonly CashFlow[];
}

export interface Sums {
  readonly opening: Units;
  readonly closing: Units;
  readonly in: Units;
  readonly out: Units;
  /** V_E − V_S − (in − out). */
  readonly gain: Units;
}

export function sumsOf({ opening, closing, flows }: Pick<Period, "opening" | "closing" | "flows">): Sums {
  let [paidIn, paidOut] = [0n, 0n];
  for (const flow of flows) {
    if (flow.direction === "in") paidIn += toUnits(flow.value);
    else paidOut += toUnits(flow.value);
  }
  const [start, end] = [toUnits(opening), toUnits(closing)];
  return { opening: start, closing: end, in: paidIn, out: paidOut, gain: end - start - paidIn + paidOut };
}

/** In time; a period that starts before there was anything starts with the first flow. */
export function effective(period: Period): Period {
  const flows = period.flows
    .filter((flow) => flow.at >= period.from && flow.at <= period.to)
    .toSorted((a, b) => a.at - b.at);
  const first = flows[0];
  const empty = toUnits(period.opening) === 0n;
  return { ...period, flows, from: empty && first !== undefined ? first.at : period.from };
}

/** Quotient of two exact sums; the only step in floating point. */
export const ratio = (a: Units, b: Units): number => Number(a) / Number(b);

export const DAY_MS = 86_400_000;
export const daysOf = ({ from, to }: Pick<Period, "from" | "to">): number => (to - from) / DAY_MS;
