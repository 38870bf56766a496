import { emaFactor } from "../indicator.ts";
import { AverageCore } from "./average.ts";
import { streamOf, type Core, type Stream } from "./stream.ts";

export interface MacdReading {
  readonly macd: number;
  readonly signal: number;
  readonly histogram: number;
}

const MISSING: MacdReading = { macd: Number.NaN, signal: Number.NaN, histogram: Number.NaN };

class MacdCore implements Core<number, MacdReading> {
  readonly #fast: AverageCore;
  readonly #slow: AverageCore;
  readonly #signal: AverageCore;

  constructor(fast: number, slow: number, signal: number) {
    this.#fast = new AverageCore(fast, emaFactor(fast));
    this.#slow = new AverageCore(slow, emaFactor(slow));
    this.#signal = new AverageCore(signal, emaFactor(signal));
  }

  peek(x: number): MacdReading {
    const macd = this.#fast.peek(x) - this.#slow.peek(x);
    if (Number.isNaN(macd)) return MISSING;
    const signal = this.#signal.peek(macd);
    return { macd, signal, histogram: macd - signal };
  }

  commit(x: number): void {
    const macd = this.#fast.peek(x) - this.#slow.peek(x);
    if (!Number.isNaN(macd)) this.#signal.commit(macd);
    this.#fast.commit(x);
    this.#slow.commit(x);
  }
}

export const streamMacd = (fast: number, slow: number, signal: number): Stream<number, MacdReading> =>
  streamOf(new MacdCore(fast, slow, signal), MISSING);
