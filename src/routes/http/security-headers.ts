import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./router.ts";

/** Two years, the least that browsers' preload lists take. */
const HSTS = "max-age=63072000; includeSubDomains";

/** What browsers must not do with our answers. A route that serves a page of its own sets its own content policy first. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  // A 101's headers are immutable, and setting one would answer 500.
  if (c.res.status === 101) return;
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cross-origin-resource-policy", "same-origin");
  if (!c.res.headers.has("content-security-policy")) {
    c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  }
  if (c.var.context.config.publicOrigin.startsWith("https:")) c.header("strict-transport-security", HSTS);
});
