/** Longer keys are not worth their room. */
const LONGEST_KEY = 300;

/** The last so many values by their key; the oldest gives way. */
export class Recent<T> {
  readonly #most: number;
  readonly #kept = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, value: T): void {
    if (key.length > LONGEST_KEY) return;
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }
}
