type Step = () => Promise<void> | void;

/** The end of a program that has started things: whatever the cause, they are ended once, the last first. */
export class Ending {
  readonly #steps: Step[] = [];
  #ended: Promise<void> | undefined;

  /**
   * Makes signals mean the end: Ctrl-C (which npm and everything below it gets), and a closed terminal. Once more after
   * anything that listens to them itself, as Miniflare does, which would exit before the steps are done.
   */
  ownSignals(): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.removeAllListeners(signal);
      process.on(signal, () => void this.end(null));
    }
  }

  /** Output that nobody reads any more (`npm start | head`) is no reason to die without the steps; any other surprise is. */
  catchSurprises(): void {
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
    process.on("uncaughtException", (error) => {
      console.error(error);
      void this.end("Something unexpected happened; see above.");
    });
  }

  /** Whether the end has begun. */
  get begun(): boolean {
    return this.#ended !== undefined;
  }

  finally(step: Step): void {
    this.#steps.push(step);
  }

  /** @param reason what the person is told; null when it was asked for */
  end(reason: string | null): Promise<void> {
    this.#ended ??= this.#run(reason);
    return this.#ended;
  }

  async #run(reason: string | null): Promise<void> {
    if (reason !== null) console.error(reason);
    for (const step of this.#steps.toReversed()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(reason === null ? 0 : 1);
  }
}
