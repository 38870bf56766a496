import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { errorFields, log } from "../../platform/log.ts";
import { newTrace, traced } from "../../platform/trace.ts";
import { serviceContext } from "../../services/context.ts";
import { setHeaders } from "./answer-headers.ts";
import type { AppEnv } from "./router.ts";
import { OWN_WINS, usualHeaders } from "./usual-headers.ts";

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** A request that takes longer is always worth its line. */
const SLOW_MS = 500;
const READS = new Set(["GET", "HEAD"]);

/**
 * Gives each request its id and its context, each answer the headers that all have, and writes its one line of log: always for what changes something, fails or
 * is slow; of quick reads a share by configuration, for a line costs more than the whole read (docs/operations.md).
 */
export const request = createMiddleware<AppEnv>(async (c, next) => {
  const startedAt = Date.now();
  const offered = c.req.header("x-request-id");
  const requestId = offered !== undefined && REQUEST_ID.test(offered) ? offered : crypto.randomUUID();
  c.set("requestId", requestId);
  c.set("context", serviceContext(c.env, c.executionCtx, requestId));
  const trace = newTrace(requestId);
  c.set("begun", { at: startedAt, trace });
  await traced(trace, next);
  const { status } = c.res;
  const ms = Date.now() - startedAt;
  const { logShare } = c.get("context").config;
  const isOrdinary = status < 400 && ms < SLOW_MS && READS.has(c.req.method);
  if (!isOrdinary || Math.random() < logShare) {
    log(status >= 500 ? "error" : "info", "request", {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status,
      ms,
      // Stands for so many: whoever counts lines divides by it.
      ...(isOrdinary && logShare < 1 ? { share: logShare } : {}),
      ...(c.error === undefined ? {} : errorFields(c.error)),
    });
  }
  if (c.get("whole") !== c.res) complete(c);
});

/** Headers for an answer that was made without them. */
function complete(c: Context<AppEnv>): void {
  const { headers } = c.res;
  setHeaders(
    c,
    Object.entries(usualHeaders(c)).filter(([name]) => !OWN_WINS.has(name) || !headers.has(name)),
  );
}
