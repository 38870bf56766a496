import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";

/** Longer than any of our statements takes; shorter than a person waits. */
export const D1_DEADLINE_MS = 15_000;

/** The promise, or a failure after a deadline: what D1 does not answer must not hold the queue for ever. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: number | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For reads: a failure is the database's and stores nothing. */
export async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await within(D1_DEADLINE_MS, work);
  } catch (error) {
    log("warn", "database_read_failed", errorFields(error));
    throw problem("DATABASE_UNAVAILABLE", { detail: "The database does not answer now.", retryAfter: 1 });
  }
}
