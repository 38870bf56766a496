import type { UserId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { wasUndone } from "../storage/queries/ledger.ts";
import { findUserWrite } from "../storage/queries/portfolio-directory.ts";
import type { ServiceContext } from "./context.ts";

export interface Creation<T> {
  readonly userId: UserId;
  readonly request: WriteRequest;
  /** Checks the request and says what will be made; not asked for a request that was answered already. */
  readonly make: () => T;
  /** Stores it together with its record, both or neither. */
  readonly store: (made: T, record: WriteRequest & { readonly answer: string }) => Promise<void>;
  /** Why the database refuses what was never asked before. */
  readonly refused: string;
}

/** Makes a thing of a person once a key: whoever asks again gets what was made at first. */
export async function createOnce<T>(
  context: ServiceContext,
  { userId, request, make, store, refused }: Creation<T>,
): Promise<{ made: T; again: boolean }> {
  const known = await recorded<T>(context, userId, request);
  if (known !== null) return { made: known, again: true };
  const made = make();
  const stored = store(made, { ...request, answer: JSON.stringify(made) });
  context.defer(stored.catch(() => undefined));
  try {
    await stored;
    return { made, again: false };
  } catch (error) {
    if (!wasUndone(error)) {
      log("warn", "create_unknown", { requestId: context.requestId, ...errorFields(error) });
      const detail = "It may have been created or not. Try again with the same key.";
      throw problem("OUTCOME_UNKNOWN", { detail, retryAfter: 1 });
    }
    // The same key came twice at once, or there are too many.
    const first = await recorded<T>(context, userId, request);
    if (first !== null) return { made: first, again: true };
    throw problem("CONFLICT_ERROR", { detail: refused });
  }
}

/** What this key has made already; `null` when it is new. */
async function recorded<T>(context: ServiceContext, userId: UserId, request: WriteRequest): Promise<T | null> {
  const known = await reading(findUserWrite(coreDb(context.env), userId, request.key));
  if (known === null) return null;
  if (known.requestHash !== request.requestHash || known.answer === null) {
    throw problem("IDEMPOTENCY_MISMATCH", { detail: "This key belongs to another request. Use a new key." });
  }
  return JSON.parse(known.answer) as T;
}
