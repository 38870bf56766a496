import { RESUM } from "../sma.ts";
import { streamOf, type Core, type Stream } from "./stream.ts";

/** Keeps the last n closed values, their running sum, and the sum of the newest n−1 for when it is summed afresh. */
class SmaCore implements Core<number, number> {
  readonly #n: number;
  readonly #step: number;
  readonly #ring: Float64Array;
  #count = 0;
  #sum = 0;
  /** Of the newest n−1, summed in their order; only where the next bar is one that sums afresh. */
  #fresh = 0;

  constructor(n: number) {
    this.#n = n;
    this.#step = Math.max(RESUM, n);
    this.#ring = new Float64Array(n);
  }

  peek(x: number): number {
    return this.#count < this.#n - 1 ? Number.NaN : this.#next(x) / this.#n;
  }

  commit(x: number): void {
    this.#sum = this.#next(x);
    this.#ring[this.#count % this.#n] = x;
    this.#count += 1;
    if (this.#sumsAfresh()) this.#fresh = this.#newest();
  }

  #sumsAfresh(): boolean {
    const since = this.#count - (this.#n - 1);
    return since >= 0 && since % this.#step === 0;
  }

  #next(x: number): number {
    if (this.#count < this.#n - 1) return 0;
    if (this.#sumsAfresh()) return this.#fresh + x;
    return this.#sum + (x - (this.#ring[this.#count % this.#n] as number));
  }

  #newest(): number {
    let sum = 0;
    for (let i = this.#count - this.#n + 1; i < this.#count; i++) sum += this.#ring[i % this.#n] as number;
    return sum;
  }
}

export const streamSma = (n: number): Stream<number, number> => streamOf(new SmaCore(n), Number.NaN);
