import { streamOf, type Core, type Stream } from "./stream.ts";

export interface BollingerReading {
  readonly middle: number;
  readonly upper: number;
  readonly lower: number;
}

const MISSING: BollingerReading = { middle: Number.NaN, upper: Number.NaN, lower: Number.NaN };

/** Window moments in blocks, as `kernels/window-moments.ts`: at the end of a block, every n−1 bars, its ends are summed. */
class BollingerCore implements Core<number, BollingerReading> {
  readonly #n: number;
  readonly #m: number;
  readonly #size: number;
  readonly #block: Float64Array;
  readonly #endSums: Float64Array;
  readonly #endSquares: Float64Array;
  /** Whether one block is full, so that there is a window at all. */
  #begun = false;
  #place = 0;
  #centre = 0;
  #sum = 0;
  #square = 0;

  constructor(n: number, m: number) {
    this.#n = n;
    this.#m = m;
    this.#size = n - 1;
    this.#block = new Float64Array(this.#size);
    this.#endSums = new Float64Array(this.#size);
    this.#endSquares = new Float64Array(this.#size);
  }

  peek(x: number): BollingerReading {
    if (!this.#begun) return MISSING;
    const d = x - this.#centre;
    const off = ((this.#endSums[this.#place] as number) + (this.#sum + d)) / this.#n;
    const about = (this.#endSquares[this.#place] as number) + (this.#square + d * d) - this.#n * off * off;
    const sd = Math.sqrt((about > 0 ? about : 0) / this.#n);
    const middle = this.#centre + off;
    return { middle, upper: middle + this.#m * sd, lower: middle - this.#m * sd };
  }

  commit(x: number): void {
    const d = x - this.#centre;
    this.#sum += d;
    this.#square += d * d;
    this.#block[this.#place] = x;
    this.#place += 1;
    if (this.#place === this.#size) this.#turn(x);
  }

  /** The block that ends with `centre` becomes the end of the next windows. */
  #turn(centre: number): void {
    let [sum, square] = [0, 0];
    for (let j = this.#size - 1; j >= 0; j--) {
      const d = (this.#block[j] as number) - centre;
      this.#endSums[j] = sum += d;
      this.#endSquares[j] = square += d * d;
    }
    this.#begun = true;
    this.#centre = centre;
    this.#place = this.#sum = this.#square = 0;
  }
}

/** n at least 2. */
export const streamBollinger = (n: number, m: number): Stream<number, BollingerReading> =>
  streamOf(new BollingerCore(n, m), MISSING);
