/** What `withDeadline` throws when the time is over. */
export class DeadlineError extends Error {
  constructor(ms: number) {
    super(`no end within ${ms} ms`);
    this.name = "DeadlineError";
  }
}

/** The work's result, or `DeadlineError` after `ms`: then the signal is aborted, and nothing waits for the work any more. */
export async function withDeadline<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    over.reject(new DeadlineError(ms));
    controller.abort();
  }, ms);
  try {
    return await Promise.race([work(controller.signal), over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
