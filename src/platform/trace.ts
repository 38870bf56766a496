import { AsyncLocalStorage } from "node:async_hooks";

/** Parts of a request's time that `Server-Timing` tells. */
export const PARTS = ["auth", "cache", "d1", "object"] as const;
export type Part = (typeof PARTS)[number];

/** What all work for one request, job or message has in common, wherever it runs. */
export interface Trace {
  readonly requestId: string;
  /** Milliseconds by part so far; a part that was not used is not there. */
  readonly spent: Partial<Record<Part, number>>;
}

const traces = new AsyncLocalStorage<Trace>();

export const newTrace = (requestId: string): Trace => ({ requestId, spent: {} });

/** Runs `work`, and whatever it begins, as part of `trace`. */
export const traced = <T>(trace: Trace, work: () => T): T => traces.run(trace, work);

/** In an object: runs a call as part of the request that it says it is for. */
export const tracedAs = <T>(requestId: string | undefined, work: () => T): T =>
  requestId === undefined ? work() : traces.run(newTrace(requestId), work);

/** Whose work this is; undefined where nobody asked for it, such as in an alarm. */
export const currentRequestId = (): string | undefined => traces.getStore()?.requestId;

/** Adds what `work` takes to a part. Side by side each counts in full, as one would add them up. */
export async function spending<T>(part: Part, work: () => Promise<T>): Promise<T> {
  const trace = traces.getStore();
  if (trace === undefined) return work();
  const before = Date.now();
  try {
    return await work();
  } finally {
    trace.spent[part] = (trace.spent[part] ?? 0) + Date.now() - before;
  }
}
