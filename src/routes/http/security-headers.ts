import { createMiddleware } from "hono/factory";
import { setHeaders } from "./answer-headers.ts";
import type { AppEnv } from "./router.ts";

type Header = readonly [name: string, value: string];

const ALWAYS: readonly Header[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-resource-policy", "same-origin"],
];
const CONTENT_POLICY: Header = ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"];
/** Two years, the least that browsers' preload lists take. */
const HSTS: Header = ["strict-transport-security", "max-age=63072000; includeSubDomains"];

/** What browsers must not do with our answers. A route that serves a page of its own sets its own content policy first. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { publicOrigin } = c.get("context").config;
  setHeaders(c, [
    ...ALWAYS,
    ...(c.res.headers.has("content-security-policy") ? [] : [CONTENT_POLICY]),
    ...(publicOrigin.startsWith("https:") ? [HSTS] : []),
  ]);
});
