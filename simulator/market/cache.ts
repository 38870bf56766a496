/** Keeps the results asked for last. What falls out is worked out again, to the same numbers. */
export class Cache<T> {
  readonly #kept = new Map<number, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number, make: () => T): T {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#kept.set(key, made);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value as number);
    return made;
  }
}
