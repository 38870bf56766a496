import type { Amount } from "../money/amount.ts";
import { mulDiv, ONE, times, toText, toUnits } from "../money/fixed.ts";
import type { Units } from "../money/fixed.ts";
import type { MoneyWeighted } from "./money-weighted.ts";
import { moneyWeighted } from "./money-weighted.ts";
import type { CashFlow, Period } from "./period.ts";

export interface Benchmark {
  /** What would be there at the end; `null` when a price is not known. */
  readonly value: Amount | null;
  readonly moneyWeighted: MoneyWeighted | null;
  /** When an outflow emptied it, and how much of all outflows it could not pay. */
  readonly exhaustedAt: number | null;
  readonly shortfall: Amount;
  /** Whose price is not known. */
  readonly unpricedAt: number | null;
}

/** The same money on the same instants, put into one coin instead. An outflow that it cannot pay empties it. */
export function benchmark(period: Period, priceAt: (at: number) => Amount | null): Benchmark {
  let [held, missed]: [Units, Units] = [0n, 0n];
  let exhaustedAt: number | null = null;
  const paid: CashFlow[] = [];
  const flows = period.flows.toSorted((a, b) => a.at - b.at);
  const money: CashFlow[] = [{ at: period.from, direction: "in", value: period.opening }, ...flows];
  for (const flow of money) {
    const value = toUnits(flow.value);
    if (value === 0n) continue;
    const price = unitsAt(priceAt, flow.at);
    if (price === null) return unpriced(flow.at);
    const after = flowed(held, flow, price);
    held = after.held;
    if (after.missed > 0n) exhaustedAt ??= flow.at;
    missed += after.missed;
    if (flow !== money[0]) paid.push({ ...flow, value: toText(value - after.missed) });
  }
  const end = unitsAt(priceAt, period.to);
  if (end === null) return unpriced(period.to);
  const closing = toText(times(held, end));
  return {
    value: closing,
    moneyWeighted: moneyWeighted({ ...period, closing, flows: paid }),
    exhaustedAt,
    shortfall: toText(missed),
    unpricedAt: null,
  };
}

/** What a flow makes of so much of the coin, and how much of an outflow it cannot pay. */
function flowed(held: Units, { direction, value: text }: CashFlow, price: Units): { held: Units; missed: Units } {
  const value = toUnits(text);
  if (direction === "in") return { held: held + mulDiv(value, ONE, price), missed: 0n };
  const worth = times(held, price);
  return value < worth ? { held: held - mulDiv(value, ONE, price), missed: 0n } : { held: 0n, missed: value - worth };
}

/** What the same money in one coin was worth at each of these times, in order; `null` from a price on that is not known. */
export function benchmarkCourse(
  { from, opening, flows }: Pick<Period, "from" | "opening" | "flows">,
  priceAt: (at: number) => Amount | null,
  moments: readonly number[],
): (Amount | null)[] {
  const all: CashFlow[] = [{ at: from, direction: "in", value: opening }, ...flows.toSorted((a, b) => a.at - b.at)];
  const money = all.filter(({ value }) => toUnits(value) !== 0n);
  let [held, next, known]: [Units, number, boolean] = [0n, 0, true];
  return moments.map((moment) => {
    for (let flow = money[next]; known && flow !== undefined && flow.at <= moment; flow = money[++next]) {
      const price = unitsAt(priceAt, flow.at);
      if (price === null) known = false;
      else held = flowed(held, flow, price).held;
    }
    const price = known ? unitsAt(priceAt, moment) : null;
    return price === null ? null : toText(times(held, price));
  });
}

function unitsAt(priceAt: (at: number) => Amount | null, at: number): Units | null {
  const price = priceAt(at);
  const units = price === null ? 0n : toUnits(price);
  return units > 0n ? units : null;
}

const unpriced = (at: number): Benchmark => ({
  value: null,
  moneyWeighted: null,
  exhaustedAt: null,
  shortfall: toText(0n),
  unpricedAt: at,
});
