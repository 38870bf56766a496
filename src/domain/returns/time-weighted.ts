import type { Amount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";
import type { Units } from "../money/fixed.ts";
import type { Figure } from "./figure.ts";
import { given, missing } from "./figure.ts";
import type { CashFlow, Period } from "./period.ts";
import { DAY_MS, daysOf, ratio } from "./period.ts";

/** Value at the end of a sub-period, usually a UTC day. */
export interface ValuePoint {
  readonly at: number;
  readonly value: Amount;
}

export interface TimeWeightedInput extends Period {
  /** Values at the ends of the days between; the period's own end counts without being among them. */
  readonly points: readonly ValuePoint[];
  /** `cut`: a day with large flows is cut at each. `daily`: never (Portfolio Performance). */
  readonly timing: "cut" | "daily";
  /** Value right before a flow, where prices are fine enough to tell. */
  readonly valueBefore: (at: number) => Amount | null;
}

export interface TimeWeighted {
  readonly period: Figure;
  readonly annual: Figure;
  /** Start of days with large flows that could not be cut: their return is rough. */
  readonly roughDays: readonly number[];
  /** Return of each sub-period, by its end. */
  readonly returns: readonly { readonly at: number; readonly value: number }[];
}

const FORMULA = "Π (V_e + out) ÷ (V_b + in) − 1 over sub-periods; inflows at their start, outflows at their end";

/** A stretch between two values, with what crossed the border in it. */
interface SubPeriod {
  readonly begin: number;
  readonly opening: Units;
  readonly end: ValuePoint;
  readonly flows: readonly CashFlow[];
}

function subPeriods(input: Omit<TimeWeightedInput, "valueBefore" | "timing">): SubPeriod[] {
  const ends = [
    ...input.points.filter(({ at }) => at > input.from && at < input.to),
    { at: input.to, value: input.closing },
  ];
  const flows = input.flows.toSorted((a, b) => a.at - b.at);
  let [next, begin, opening] = [0, input.from, toUnits(input.opening)];
  return ends
    .toSorted((a, b) => a.at - b.at)
    .map((end) => {
      const within: CashFlow[] = [];
      for (let flow = flows[next]; flow !== undefined && flow.at <= end.at; flow = flows[++next]) within.push(flow);
      const period = { begin, opening, end, flows: within };
      [begin, opening] = [end.at, toUnits(end.value)];
      return period;
    });
}

/** When the flows are at which a day is to be cut: for these the value right before them has to be found out. */
export const timesToCut = (input: Omit<TimeWeightedInput, "valueBefore" | "timing">): number[] => [
  ...new Set(
    subPeriods(input)
      .filter(({ flows, opening }) => large(flows, opening))
      .flatMap(({ flows }) => flows.map(({ at }) => at)),
  ),
];

/** Time-weighted return: what one unit of money that stayed throughout would have made, whoever paid in or took out when. */
export function timeWeighted(input: TimeWeightedInput): TimeWeighted {
  const { flows } = input;
  const roughDays: number[] = [];
  const returns: { at: number; value: number }[] = [];
  let product = 1;
  for (const { begin, opening, end, flows: within } of subPeriods(input)) {
    const closing = toUnits(end.value);
    const cuts =
      input.timing === "cut" && large(within, opening) ? cut(within, opening, closing, input.valueBefore) : null;
    if (cuts === "rough") roughDays.push(begin - (begin % DAY_MS));
    const growth = cuts === null || cuts === "rough" ? growthOf(within, opening, closing) : cuts;
    returns.push({ at: end.at, value: growth - 1 });
    product *= growth;
  }
  const explain = {
    formula: FORMULA,
    inputs: {
      V_S: input.opening,
      V_E: input.closing,
      subPeriods: returns.length,
      flows: flows.length,
      timing: input.timing,
    },
  };
  const nothing = toUnits(input.opening) === 0n && flows.every((flow) => flow.direction === "out");
  const period = nothing ? missing("no_capital", explain) : given(product - 1, explain);
  return { period, annual: annualised(period, daysOf(input)), roughDays, returns };
}

/** (1+R)^(365/days) − 1, from a year on. */
export function annualised({ value, reason }: Figure, days: number): Figure {
  const explain = { formula: "(1 + R)^(365 ÷ days) − 1, from 365 days on", inputs: { R: value, days } };
  if (value === null) return missing(reason ?? "no_values", explain);
  return days < 365 ? missing("shorter_than_a_year", explain) : given((1 + value) ** (365 / days) - 1, explain);
}

const sumOf = (flows: readonly CashFlow[], direction: CashFlow["direction"]): Units =>
  flows.reduce((sum, flow) => (flow.direction === direction ? sum + toUnits(flow.value) : sum), 0n);

function growthOf(flows: readonly CashFlow[], opening: Units, closing: Units): number {
  const divisor = opening + sumOf(flows, "in");
  return divisor > 0n ? ratio(closing + sumOf(flows, "out"), divisor) : 1;
}

/** Above a tenth of what was there. */
const large = (flows: readonly CashFlow[], opening: Units): boolean =>
  flows.length > 0 && (sumOf(flows, "in") + sumOf(flows, "out")) * 10n > opening;

function cut(
  flows: readonly CashFlow[],
  opening: Units,
  closing: Units,
  valueBefore: TimeWeightedInput["valueBefore"],
): number | "rough" {
  let [growth, begin] = [1, opening];
  for (const [at, moved] of Map.groupBy(flows, (flow) => flow.at)) {
    // Where nothing was, nothing had a value.
    const told = begin === 0n ? 0n : valueBefore(at);
    if (told === null) return "rough";
    const before = typeof told === "bigint" ? told : toUnits(told);
    if (begin > 0n) growth *= ratio(before, begin);
    begin = before + sumOf(moved, "in") - sumOf(moved, "out");
  }
  return begin > 0n ? growth * ratio(closing, begin) : growth;
}
