import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";
import { spending } from "../platform/trace.ts";
import type { ServiceContext } from "./context.ts";

/**
 * A call of a portfolio's object that changes nothing. An object that died in mid-call (a deploy, a kill) is there again at
 * once, so it is asked once more, through a fresh stub: `call` has to get one. One that has too much to do is left alone.
 */
export async function portfolioRead<T>(context: ServiceContext, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await spending("object", call);
    } catch (error) {
      log("warn", "portfolio_call_failed", { requestId: context.requestId, attempt, ...errorFields(error) });
      const overloaded = error instanceof Error && "overloaded" in error && error.overloaded === true;
      if (overloaded || attempt > 0) throw problem("OVERLOADED", { retryAfter: 1 });
    }
  }
}
