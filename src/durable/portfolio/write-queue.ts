/**
 * One task at a time. The object's own gate does not hold while it awaits D1, so this does. Bounded: a client that would
 * wait behind too many is told to come back instead.
 */
export class WriteQueue {
  readonly #most: number;
  #tail: Promise<unknown> = Promise.resolve();
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#length >= this.#most;
  }

  /** Runs after all that came before, whether that succeeded or not. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const result = this.#tail.then(task).finally(() => {
      this.#length -= 1;
    });
    // A failure belongs to the one who asked, not to the next in the queue.
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
