import { createMiddleware } from "hono/factory";
import { errorFields, log } from "../../platform/log.ts";
import { newTrace, PARTS, traced } from "../../platform/trace.ts";
import type { Trace } from "../../platform/trace.ts";
import { serviceContext } from "../../services/context.ts";
import { setHeaders } from "./answer-headers.ts";
import type { AppEnv } from "./router.ts";
import { securityHeaders } from "./security-headers.ts";

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
  await traced(trace, next);
  const { status } = c.res;
  const ms = Date.now() - startedAt;
  const { config } = c.get("context");
  const { logShare } = config;
  const isOrdinary = READS.has(c.req.method) && status < 400 && ms < SLOW_MS;
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
  setHeaders(c, [
    ...securityHeaders(config, c.res),
    ["x-request-id", requestId],
    ["server-timing", serverTiming(trace, ms)],
  ]);
});

/** What took how long, for browsers' tools and our own tests; the platform's clock stands still while we only calculate. */
function serverTiming({ spent }: Trace, ms: number): string {
  let text = `total;dur=${ms}`;
  for (const part of PARTS) if (spent[part] !== undefined) text += `, ${part};dur=${spent[part]}`;
  return text;
}
