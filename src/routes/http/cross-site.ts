import { createMiddleware } from "hono/factory";
import { readSessionCookie } from "../../platform/auth/session-cookie.ts";
import { problem } from "../../platform/problem.ts";
import type { AppEnv } from "./router.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends the session cookie along with what other sites make it ask. So what may change something and carries the
 * cookie must come from our own origin, as the browser says by `Origin` or else by `Sec-Fetch-Site`. Whatever gives the
 * cookie away (signing in) is refused to other sites as well: they would sign a visitor in as somebody else.
 */
export const refuseCrossSite = createMiddleware<AppEnv>(async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const { publicOrigin, corsOrigins } = c.get("context").config;
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const carriesCookie = readSessionCookie(c.req.header("cookie"), publicOrigin) !== null;
    const own = origin === undefined ? site === "same-origin" : origin === new URL(publicOrigin).origin;
    // A listed page gets no cookie: its browser neither sends nor keeps one (src/routes/http/cors.ts).
    const listed = origin !== undefined && corsOrigins.includes(origin) && !carriesCookie;
    const fromBrowser = origin !== undefined || site !== undefined;
    const needed = carriesCookie || (fromBrowser && c.req.header("authorization") === undefined);
    if (needed && !own && !listed) {
      throw problem("AUTHORIZATION_ERROR", {
        detail: `With a session cookie this is allowed from ${publicOrigin} only.`,
      });
    }
  }
  await next();
});
