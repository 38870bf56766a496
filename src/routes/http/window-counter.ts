/** Keys counted at once; beyond it the oldest is forgotten, so that invented addresses cannot fill the memory. */
const MOST_KEYS = 50_000;

/** Counts by key in windows of the clock, in this isolate. */
export class WindowCounter {
  readonly #periodMs: number;
  readonly #counts = new Map<string, number>();
  #window = 0;

  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** Counts one more; false when that is more than `most` in this window. */
  take(key: string, most: number, now: number): boolean {
    const window = Math.floor(now / this.#periodMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts.clear();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    if (count > most) return false;
    if (count === 1 && this.#counts.size >= MOST_KEYS) {
      const [oldest] = this.#counts.keys();
      if (oldest !== undefined) this.#counts.delete(oldest);
    }
    this.#counts.set(key, count);
    return true;
  }
}
