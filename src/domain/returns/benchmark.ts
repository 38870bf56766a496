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
    if (flow.direction === "in") {
      held += mulDiv(value, ONE, price);
      if (flow !== money[0]) paid.push(flow);
      continue;
    }
    const worth = times(held, price);
    const most = value < worth ? value : worth;
    held = value < worth ? held - mulDiv(value, ONE, price) : 0n;
    if (value > worth) {
      exhaustedAt ??= flow.at;
      missed += value - worth;
    }
    paid.push({ ...flow, value: toText(most) });
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
