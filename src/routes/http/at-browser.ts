import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ChallengeCookie } from "../../platform/auth/cookies.ts";
import { cookieOf, readCookie } from "../../platform/auth/cookies.ts";
import { readSessionCookie } from "../../platform/auth/session-cookie.ts";
import { problem } from "../../platform/problem.ts";
import type { AtBrowser } from "../../services/at-browser.ts";
import { clientOf } from "./client.ts";
import type { AppEnv } from "./router.ts";

/** After `requireViewer`, on what needs the session's cookie itself, for the answer may change it. */
export const requireCookie = createMiddleware<AppEnv>(async (c, next) => {
  // With `Authorization` a cookie is not even looked at.
  if (c.req.header("authorization") !== undefined) {
    throw problem("AUTHENTICATION_ERROR", { detail: "This needs the session cookie, not a token or key." });
  }
  await next();
});

/** Who asks, for services that need the cookie. */
export function atBrowser(c: Context<AppEnv>): AtBrowser {
  const { cookie, ...client } = clientOf(c);
  const sessionCookie = readSessionCookie(cookie, c.get("context").config.publicOrigin) ?? "";
  return { ...client, viewer: c.get("viewer"), sessionCookie };
}

/** `name=value` of a challenge's cookie. */
export const challengeOf = (c: Context<AppEnv>, what: ChallengeCookie): string | null =>
  readCookie(c.req.header("cookie"), cookieOf(c.get("context").config.publicOrigin, what).name);

export function setCookies(c: Context<AppEnv>, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
  c.header("cache-control", "no-store");
}
