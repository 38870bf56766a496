import { createMiddleware } from "hono/factory";
import { errorFields, log } from "../../platform/log.ts";
import { serviceContext } from "../../services/context.ts";
import { setHeaders } from "./answer-headers.ts";
import type { AppEnv } from "./router.ts";

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives each request its id and its context, and writes its one line of log. */
export const request = createMiddleware<AppEnv>(async (c, next) => {
  const startedAt = Date.now();
  const offered = c.req.header("x-request-id");
  const requestId = offered !== undefined && REQUEST_ID.test(offered) ? offered : crypto.randomUUID();
  c.set("requestId", requestId);
  c.set("context", serviceContext(c.env, c.executionCtx, requestId));
  await next();
  const status = c.res.status;
  log(status >= 500 ? "error" : "info", "request", {
    requestId,
    method: c.req.method,
    path: c.req.path,
    status,
    ms: Date.now() - startedAt,
    ...(c.error === undefined ? {} : errorFields(c.error)),
  });
  setHeaders(c, [["x-request-id", requestId]]);
});
