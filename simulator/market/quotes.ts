import { FIRST_SECOND, join, type Market, type Pair, type Stretch } from "./market.ts";

/** A price that someone set by hand, and how far it moved everything after it (as a logarithm). */
interface Shift {
  second: number;
  offset: number;
  high: number;
  low: number;
}

/** The market as one world sees it: the common paths, moved by the prices that were set by hand in this world. */
export class Quotes {
  readonly market: Market;
  readonly #shifts = new Map<string, Shift[]>();

  constructor(market: Market) {
    this.market = market;
  }

  /** Logarithm of the price at a time in milliseconds. */
  level(pair: Pair, now: number): number {
    return pair.instrument.level(Math.floor(now / 1000)) + this.#offset(pair);
  }

  /** From now on the pair is worth that much, and wanders from there. */
  set(pair: Pair, now: number, price: number): void {
    const second = Math.floor(now / 1000);
    const level = Math.log(price);
    const offset = level - pair.instrument.level(second);
    const shifts = this.#shifts.get(pair.profile.symbol) ?? [];
    this.#shifts.set(pair.profile.symbol, shifts);
    const last = shifts.at(-1);
    if (last?.second === second) {
      last.offset = offset;
      last.high = Math.max(last.high, level);
      last.low = Math.min(last.low, level);
    } else shifts.push({ second, offset, high: level, low: level });
  }

  /** What happened from second `from` to the beginning of second `to`. */
  stretch(pair: Pair, from: number, to: number): Stretch {
    let offset = 0;
    let start = Math.max(from, FIRST_SECOND);
    let sum: Stretch | null = null;
    for (const shift of this.#shifts.get(pair.profile.symbol) ?? []) {
      if (shift.second >= to) break;
      if (shift.second >= start) {
        sum = joined(sum, moved(this.market.stretch(pair, start, shift.second), offset));
        reach(sum, shift);
        start = shift.second;
      }
      offset = shift.offset;
    }
    return joined(sum, moved(this.market.stretch(pair, start, Math.max(start, to)), offset));
  }

  /** The same up to this very moment, with a price that was set within the running second. */
  stretchUntil(pair: Pair, from: number, now: number): Stretch {
    const second = Math.floor(now / 1000);
    const sum = this.stretch(pair, from, second);
    const shift = this.#shifts.get(pair.profile.symbol)?.at(-1);
    if (shift?.second !== second) return sum;
    reach(sum, shift);
    sum.close = this.level(pair, now);
    return sum;
  }

  #offset(pair: Pair): number {
    return this.#shifts.get(pair.profile.symbol)?.at(-1)?.offset ?? 0;
  }
}

function reach(sum: Stretch, { high, low }: Shift): void {
  sum.high = Math.max(sum.high, high);
  sum.low = Math.min(sum.low, low);
}

/** The same at prices that are all higher by `offset` (as a logarithm). */
export function moved(part: Stretch, offset: number): Stretch {
  return {
    ...part,
    open: part.open + offset,
    high: part.high + offset,
    low: part.low + offset,
    close: part.close + offset,
    turnover: part.turnover * Math.exp(offset),
  };
}

const joined = (before: Stretch | null, after: Stretch): Stretch => (before === null ? after : join(before, after));
