import { wilderFactor } from "../indicator.ts";
import { AverageCore } from "./average.ts";
import { streamOf, type Core, type Stream } from "./stream.ts";

export interface RangeBar {
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

class AtrCore implements Core<RangeBar, number> {
  readonly #average: AverageCore;
  #last: number | null = null;

  constructor(n: number) {
    this.#average = new AverageCore(n, wilderFactor(n));
  }

  #range({ high, low }: RangeBar, last: number): number {
    return Math.max(high - low, Math.abs(high - last), Math.abs(low - last));
  }

  peek(bar: RangeBar): number {
    return this.#last === null ? Number.NaN : this.#average.peek(this.#range(bar, this.#last));
  }

  commit(bar: RangeBar): void {
    if (this.#last !== null) this.#average.commit(this.#range(bar, this.#last));
    this.#last = bar.close;
  }
}

export const streamAtr = (n: number): Stream<RangeBar, number> => streamOf(new AtrCore(n), Number.NaN);
