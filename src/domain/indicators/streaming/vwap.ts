import { begins } from "../vwap.ts";
import { streamOf, type Core, type Stream } from "./stream.ts";

export interface TradedBar {
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Milliseconds; how `day` and a time as anchor find their bar. */
  readonly time: number;
}

interface Sums {
  readonly value: number;
  readonly amount: number;
}

class VwapCore implements Core<TradedBar, number> {
  readonly #anchor: string;
  #last: number | null = null;
  /** Null before the anchor. */
  #sums: Sums | null = null;

  constructor(anchor: string) {
    this.#anchor = anchor;
  }

  #next({ high, low, close, volume, time }: TradedBar): Sums | null {
    const sums = begins(this.#anchor, time, this.#last) ? { value: 0, amount: 0 } : this.#sums;
    if (sums === null) return null;
    return { value: sums.value + ((high + low + close) / 3) * volume, amount: sums.amount + volume };
  }

  peek(bar: TradedBar): number {
    const sums = this.#next(bar);
    return sums === null || sums.amount === 0 ? Number.NaN : sums.value / sums.amount;
  }

  commit(bar: TradedBar): void {
    this.#sums = this.#next(bar);
    this.#last = bar.time;
  }
}

/** `anchor`: `first`, `day` or an ISO time. */
export const streamVwap = (anchor: string): Stream<TradedBar, number> => streamOf(new VwapCore(anchor), Number.NaN);
