import { wilderFactor } from "../indicator.ts";
import { strength } from "../rsi.ts";
import { AverageCore } from "./average.ts";
import { streamOf, type Core, type Stream } from "./stream.ts";

class RsiCore implements Core<number, number> {
  readonly #gain: AverageCore;
  readonly #loss: AverageCore;
  #last: number | null = null;

  constructor(n: number) {
    this.#gain = new AverageCore(n, wilderFactor(n));
    this.#loss = new AverageCore(n, wilderFactor(n));
  }

  peek(x: number): number {
    if (this.#last === null) return Number.NaN;
    const change = x - this.#last;
    const gain = this.#gain.peek(Math.max(change, 0));
    return Number.isNaN(gain) ? gain : strength(gain, this.#loss.peek(Math.max(-change, 0)));
  }

  commit(x: number): void {
    if (this.#last !== null) {
      this.#gain.commit(Math.max(x - this.#last, 0));
      this.#loss.commit(Math.max(this.#last - x, 0));
    }
    this.#last = x;
  }
}

export const streamRsi = (n: number): Stream<number, number> => streamOf(new RsiCore(n), Number.NaN);
