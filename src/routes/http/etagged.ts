import type { MiddlewareHandler } from "hono";
import { ReadHeaders, notModified } from "./conditional.ts";
import { etagOf, hasIt } from "./etag.ts";
import type { RouteConfig } from "./router.ts";

/**
 * Of a read whose answer is of this very moment, or is sent while it is made: it has no ETag, and the document says so.
 * Spread into the route's config.
 */
export const MOMENTARY = { "x-momentary": true } as const;

/** Reads get their ETag from their body, save those that make their own from a version. */
export const getsEtag = (route: RouteConfig): boolean =>
  route.method === "get" && "200" in route.responses && !("304" in route.responses) && !("x-momentary" in route);

/** Validates what a read answers by its body, and answers 304 to who has it. */
export const etagged: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status !== 200) return;
  const body = await c.res.text();
  const etag = await etagOf(body);
  const headers = new Headers(c.res.headers);
  headers.set("etag", etag);
  // Emptied first: Hono lays a new answer over the old one's headers, body length and all.
  c.res = undefined;
  c.res = hasIt(c.req.header("if-none-match"), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { status: 200, headers });
};

/** What the document says of it. */
export const withEtag = (route: RouteConfig): Pick<RouteConfig, "request" | "responses"> => ({
  request: { ...route.request, headers: ReadHeaders },
  responses: { ...route.responses, ...notModified },
});
