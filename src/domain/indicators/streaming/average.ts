import { emaFactor } from "../indicator.ts";
import type { Core, Stream } from "./stream.ts";
import { streamOf } from "./stream.ts";

/** e ← e + a·(x − e), seeded with the mean of the first n. EMA and Wilder's average differ in a alone. */
export class AverageCore implements Core<number, number> {
  readonly #a: number;
  readonly #n: number;
  #count = 0;
  /** Sum of the first values, then the average. */
  #state = 0;

  constructor(n: number, a: number) {
    this.#n = n;
    this.#a = a;
  }

  peek(x: number): number {
    if (this.#count < this.#n - 1) return Number.NaN;
    if (this.#count === this.#n - 1) return (this.#state + x) / this.#n;
    return this.#state + this.#a * (x - this.#state);
  }

  commit(x: number): void {
    this.#state = this.#count < this.#n - 1 ? this.#state + x : this.peek(x);
    this.#count += 1;
  }
}

export const streamEma = (n: number): Stream<number, number> => streamOf(new AverageCore(n, emaFactor(n)), Number.NaN);
