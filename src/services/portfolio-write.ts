import { errorFields, log } from "../platform/log.ts";
import type { Outcome } from "../platform/problem.ts";
import { problem, unwrap } from "../platform/problem.ts";
import { spending } from "../platform/trace.ts";
import type { ServiceContext } from "./context.ts";

/**
 * The outcome of a write in a portfolio's object. A client that hangs up does not stop it, and when the call itself fails
 * nobody knows whether it was stored.
 */
export async function portfolioWrite<T>(context: ServiceContext, call: Promise<Outcome<T>>): Promise<T> {
  context.defer(call.catch(() => undefined));
  let outcome: Outcome<T>;
  try {
    outcome = await spending("object", () => call);
  } catch (error) {
    log("warn", "portfolio_call_failed", { requestId: context.requestId, ...errorFields(error) });
    if (error instanceof Error && "overloaded" in error && error.overloaded === true) {
      throw problem("OVERLOADED", { retryAfter: 1 });
    }
    const detail = "It may have been stored or not. Try again with the same key.";
    throw problem("OUTCOME_UNKNOWN", { detail, retryAfter: 1 });
  }
  return unwrap(outcome);
}
