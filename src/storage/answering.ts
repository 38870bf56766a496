import { withDeadline } from "../platform/deadline.ts";
import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";

/** Longer than any of our statements takes; shorter than a person waits. What never answers must not hold a queue for ever. */
const DEADLINE_MS = 15_000;

/** For writes: whether a failure stored anything is for the caller to tell. */
export const writing = <T>(work: Promise<T>): Promise<T> => withDeadline(DEADLINE_MS, () => work);

/** For reads: a failure is the database's, and stores nothing. */
export async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await withDeadline(DEADLINE_MS, () => work);
  } catch (error) {
    log("warn", "database_read_failed", errorFields(error));
    throw problem("DATABASE_UNAVAILABLE", { detail: "The database does not answer now.", retryAfter: 1 });
  }
}
