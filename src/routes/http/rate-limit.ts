import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { recentViewer } from "../../platform/auth/identify.ts";
import { problem } from "../../platform/problem.ts";
import type { AppEnv } from "./router.ts";

/** The period of every class in wrangler.toml; the binding itself does not tell when the next request is allowed. */
const PERIOD_SECONDS = 60;

const BINDINGS = { anonymous: "ANONYMOUS_LIMIT", user: "USER_LIMIT", "sign-in": "SIGN_IN_LIMIT" } as const;
export type LimitClass = keyof typeof BINDINGS;

async function spend(env: Env, limit: LimitClass, key: string): Promise<void> {
  const { success } = await env[BINDINGS[limit]].limit({ key });
  if (!success) throw problem("RATE_LIMIT_ERROR", { limit, retryAfter: PERIOD_SECONDS });
}

/**
 * Counts each request once: by person where this isolate knows the proof already, else by address. So whoever offers junk as
 * proof, and the first use of a true one, is counted by address before anything is verified.
 */
export const rateLimit = createMiddleware<AppEnv>(async (c, next) => {
  const viewer = recentViewer(c.env, c.req.raw.headers, c.var.context.clock.now());
  if (viewer === null) await spend(c.env, "anonymous", addressOf(c));
  else await spend(c.env, "user", viewer.userId);
  await next();
});

/** Besides, on what tries passwords: they cost a hash each, and are guessed. */
export const signInLimit = createMiddleware<AppEnv>(async (c, next) => {
  await spend(c.env, "sign-in", addressOf(c));
  await next();
});

/** Cloudflare sets the header and overwrites a client's own. A network of IPv6 counts as one: it has 2^64 addresses. */
function addressOf(c: Context<AppEnv>): string {
  const address = c.req.header("cf-connecting-ip");
  if (address === undefined) return "local";
  return address.includes(":") ? networkOf(address) : address;
}

/** The first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const end = tail === "" ? [] : tail.split(":");
    while (groups.length + end.length < 8) groups.push("0");
    groups.push(...end);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
