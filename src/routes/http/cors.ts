import type { Context, Next } from "hono";
import { createMiddleware } from "hono/factory";
import { setHeaders } from "./answer-headers.ts";
import type { AppEnv } from "./router.ts";

const REQUEST_HEADERS = "authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id";
const ANSWER_HEADERS = "etag, location, retry-after, server-timing, x-request-id";
const METHODS = "GET, POST, PUT, PATCH, DELETE";
/** As long as browsers remember a preflight at most. */
const REMEMBERED_SECONDS = "7200";

/**
 * Lets pages of the origins that the configuration lists call the API, by token or key. Never by cookie: for that they would
 * have to be allowed credentials, and a browser then signs in whoever it likes. Nothing is listed by default.
 */
export const cors = createMiddleware<AppEnv>((c, next) => {
  const { corsOrigins } = c.get("context").config;
  return corsOrigins.length === 0 ? next() : answerOrigin(c, next, corsOrigins);
});

async function answerOrigin(c: Context<AppEnv>, next: Next, corsOrigins: readonly string[]): Promise<void> {
  const origin = c.req.header("origin");
  const allowed = origin !== undefined && corsOrigins.includes(origin);
  const isPreflight = c.req.method === "OPTIONS" && c.req.header("access-control-request-method") !== undefined;
  if (allowed && isPreflight) {
    c.res = c.body(null, 204, {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": REQUEST_HEADERS,
      "access-control-max-age": REMEMBERED_SECONDS,
    });
  } else await next();
  // Caches must not give one origin what another may not read.
  setHeaders(c, [["vary", "origin"]]);
  if (allowed) {
    setHeaders(c, [
      ["access-control-allow-origin", origin],
      ["access-control-expose-headers", ANSWER_HEADERS],
    ]);
  }
}
