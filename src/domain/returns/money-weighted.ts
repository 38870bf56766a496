import { toUnits } from "../money/fixed.ts";
import type { Figure } from "./figure.ts";
import { given, missing } from "./figure.ts";
import type { Period } from "./period.ts";
import { DAY_MS } from "./period.ts";

/** From the owner's side: paid in is below zero, received above. */
export interface Payment {
  readonly at: number;
  readonly amount: number;
}

export interface MoneyWeighted {
  /** Over the whole period. */
  readonly period: Figure;
  /** A year's rate, from 365 days on. */
  readonly annual: Figure;
  /** Every yearly rate that solves the equation. */
  readonly rates: readonly number[];
}

const FORMULA = "Σ CF_i (1 + r)^(−days_i ÷ 365) = 0, −V_S first, +V_E last; period = (1 + r)^(days ÷ 365) − 1";

/** Money-weighted return: the steady rate at which what was paid in became what came out. */
export function moneyWeighted(period: Period): MoneyWeighted {
  const payments = paymentsOf(period);
  const [first, last] = [payments[0]?.at ?? 0, payments.at(-1)?.at ?? 0];
  const days = (last - first) / DAY_MS;
  const explain = {
    formula: FORMULA,
    inputs: { V_S: period.opening, V_E: period.closing, payments: payments.length, days },
  };
  const solved = xirr(payments);
  if (solved.rate === null)
    return {
      period: missing(solved.reason, explain),
      annual: missing(solved.reason, explain),
      rates: solved.rates,
    };
  return {
    period: given(solved.rate === -1 ? -1 : Math.expm1((Math.log1p(solved.rate) * days) / 365), explain),
    annual: days < 365 ? missing("shorter_than_a_year", explain) : given(solved.rate, explain),
    rates: solved.rates,
  };
}

function paymentsOf({ from, to, opening, closing, flows }: Period): Payment[] {
  const byTime = new Map<number, bigint>();
  const pay = (at: number, units: bigint) => byTime.set(at, (byTime.get(at) ?? 0n) + units);
  pay(from, -toUnits(opening));
  for (const { at, direction, value } of flows) pay(at, direction === "in" ? -toUnits(value) : toUnits(value));
  pay(to, toUnits(closing));
  return [...byTime]
    .filter(([at, units]) => units !== 0n || (at === to && byTime.size > 1))
    .map(([at, units]) => ({ at, amount: Number(units) }))
    .toSorted((a, b) => a.at - b.at);
}

export type Rate =
  | { readonly rate: number; readonly rates: readonly number[] }
  | {
      readonly rate: null;
      readonly reason: "no_flows" | "no_rate" | "several_rates";
      readonly rates: readonly number[];
    };

/** Most growth over the whole time that is looked for: e^±700 is all that a number can hold. */
const FURTHEST = 700;
const SCANNED = 60;
const STEP = 0.05;

/**
 * The yearly rate, act/365 to the millisecond. The equation is solved for y = ln(1 + r) × years, the growth over the whole
 * time, so that an hour and ten years are the same problem. One change of sign in time: exactly one root (Descartes).
 */
export function xirr(paid: readonly Payment[]): Rate {
  const payments = netted(paid);
  const [first, last] = [payments[0], payments.at(-1)];
  if (first === undefined || last === undefined || first.at === last.at)
    return { rate: null, reason: "no_flows", rates: [] };
  const span = last.at - first.at;
  const years = span / DAY_MS / 365;
  const terms = payments.map(({ at, amount }) => ({ share: (at - first.at) / span, amount }));
  const changes = signChanges(terms.map((term) => term.amount));
  if (changes === 0) {
    // All that was paid in is lost.
    if (first.amount < 0) return { rate: -1, rates: [-1] };
    return { rate: null, reason: "no_rate", rates: [] };
  }
  const value = (y: number) => presentValue(terms, y);
  const roots = (changes === 1 ? single(value) : scan(value, valuesOnGrid(terms))).map((y) => Math.expm1(y / years));
  const [rate] = roots;
  if (rate === undefined || !Number.isFinite(rate)) return { rate: null, reason: "no_rate", rates: [] };
  return roots.length === 1 ? { rate, rates: roots } : { rate: null, reason: "several_rates", rates: roots };
}

/** What is paid at the same instant is one payment; nothing is none. */
function netted(payments: readonly Payment[]): Payment[] {
  const sums = new Map<number, number>();
  for (const { at, amount } of payments) sums.set(at, (sums.get(at) ?? 0) + amount);
  const times = [...sums].map(([at, amount]) => ({ at, amount })).toSorted((a, b) => a.at - b.at);
  // The end of time counts even where nothing is left: it is when all was lost.
  return times.filter(({ amount }, i) => amount !== 0 || i === times.length - 1);
}

interface Term {
  readonly share: number;
  readonly amount: number;
}

/** Discounted to the start, or for a shrinking value compounded to the end: the sign is the same and nothing overflows. */
function presentValue(terms: readonly Term[], y: number): number {
  let sum = 0;
  for (const { share, amount } of terms) sum += amount * Math.exp(y >= 0 ? -y * share : y * (1 - share));
  return sum;
}

function signChanges(amounts: readonly number[]): number {
  const signs = amounts.map(Math.sign).filter((sign) => sign !== 0);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

function single(value: (y: number) => number): number[] {
  for (let reach = 1; reach <= FURTHEST * 2; reach *= 2) {
    const y = Math.min(reach, FURTHEST);
    if (Math.sign(value(-y)) !== Math.sign(value(y))) return [bisect(value, -y, y)];
  }
  return [];
}

/** Where growth is beyond all that happens, roots are not close to each other. */
const FINE = 12;
const COARSE_STEP = 0.5;
const FINE_POINTS = FINE / STEP;
const COARSE_POINTS = (SCANNED - FINE) / COARSE_STEP;
const MIDDLE = FINE_POINTS + COARSE_POINTS;

/** The y of a point, of those on both sides of 0. */
function yOf(i: number): number {
  const n = Math.abs(i - MIDDLE);
  const size = n <= FINE_POINTS ? n * STEP : FINE + (n - FINE_POINTS) * COARSE_STEP;
  return i < MIDDLE ? -size : size;
}

/** Closer to the axis than this share of all payments, a value that was carried from step to step is computed afresh. */
const NEAR = 1e-9;

/** The curve at every step. From one step to the next each term only grows by its own factor: no power for each point. */
function valuesOnGrid(terms: readonly Term[]): Float64Array {
  const values = new Float64Array(2 * MIDDLE + 1);
  let size = 0;
  for (const { share, amount } of terms) {
    size += Math.abs(amount);
    carry(values, amount, share, 1);
    carry(values, amount, 1 - share, -1);
  }
  for (const [i, v] of values.entries()) if (Math.abs(v) < NEAR * size) values[i] = presentValue(terms, yOf(i));
  return values;
}

/** One term on one side of 0, which itself belongs to the side above. */
function carry(values: Float64Array, amount: number, rate: number, side: 1 | -1): void {
  const [fine, coarse] = [Math.exp(-STEP * rate), Math.exp(-COARSE_STEP * rate)];
  let term = side === 1 ? amount : amount * fine;
  for (let n = side === 1 ? 0 : 1; n <= MIDDLE; n++) {
    values[MIDDLE + side * n]! += term;
    term *= n < FINE_POINTS ? fine : coarse;
  }
}

/** All roots: where the sign changes from step to step, and where the curve turns back just beyond the axis. */
function scan(value: (y: number) => number, values: Float64Array): number[] {
  const roots: number[] = [];
  const points = Array.from(values, (v, i) => ({ y: yOf(i), v }));
  for (const [i, here] of points.entries()) {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (here.v === 0) roots.push(here.y);
    if (before !== undefined && before.v * here.v < 0) roots.push(bisect(value, before.y, here.y));
    if (before === undefined || after === undefined || before.v * here.v <= 0 || here.v * after.v <= 0) continue;
    if (Math.abs(here.v) >= Math.abs(before.v) || Math.abs(here.v) >= Math.abs(after.v)) continue;
    const turn = nearest(value, before.y, after.y);
    if (value(turn) * here.v >= 0) continue;
    roots.push(bisect(value, before.y, turn), bisect(value, turn, after.y));
  }
  return roots.toSorted((a, b) => a - b);
}

function bisect(value: (y: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(value(low));
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (Math.sign(value(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Where between two points the curve comes nearest to the axis, or furthest beyond it. */
function nearest(value: (y: number) => number, from: number, to: number): number {
  const side = Math.sign(value(from));
  let [low, high] = [from, to];
  for (let i = 0; i < 80; i++) {
    const third = (high - low) / 3;
    if (side * value(low + third) < side * value(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}
