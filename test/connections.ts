import { AsyncLocalStorage } from "node:async_hooks";
import { vi } from "vitest";
import { NewsReader } from "../src/durable/news/news-reader.ts";

/** The platform's limit, which the local runtime does not have. */
const MOST = 6;

interface Invocation {
  waiting: number;
  readonly queue: (() => void)[];
}

const invocation = new AsyncLocalStorage<Invocation>();

/**
 * Puts `answer` in the place of `fetch` as the platform does it: of one invocation six wait for an answer at a time, and what is
 * more waits its turn. Each reader of news is an invocation of its own, all else is one.
 */
export function limitedToSix(answer: typeof fetch): void {
  const job: Invocation = { waiting: 0, queue: [] };
  const read: NewsReader["read"] = Reflect.get(NewsReader.prototype, "read");
  vi.spyOn(NewsReader.prototype, "read").mockImplementation(function (this: NewsReader, ...given) {
    return invocation.run({ waiting: 0, queue: [] }, () => read.apply(this, given));
  });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const own = invocation.getStore() ?? job;
    if (own.waiting === MOST) await new Promise<void>((resolve) => own.queue.push(resolve));
    else own.waiting++;
    try {
      return await answer(input, init);
    } finally {
      const next = own.queue.shift();
      if (next === undefined) own.waiting--;
      else next();
    }
  });
}
