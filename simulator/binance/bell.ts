/** After a longer stall what was missed is history and is not made up for. */
const MADE_UP_FOR = 120;

/** Rings at the beginning of each second, once for each, as long as `ring` answers that somebody listens. */
export class Bell {
  readonly #now: () => number;
  readonly #ring: (second: number, now: number) => boolean;
  #rung = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(now: () => number, ring: (second: number, now: number) => boolean) {
    this.#now = now;
    this.#ring = ring;
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#rung = Math.floor(this.#now() / 1000);
    this.#sleep();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #sleep(): void {
    this.#timer = setTimeout(() => this.#wake(), 1001 - (this.#now() % 1000));
  }

  #wake(): void {
    const now = this.#now();
    const reached = Math.floor(now / 1000);
    this.#rung = Math.max(this.#rung, reached - MADE_UP_FOR);
    let heard = true;
    while (this.#rung < reached) heard = this.#ring(++this.#rung, now);
    if (heard) this.#sleep();
    else this.#timer = null;
  }
}
