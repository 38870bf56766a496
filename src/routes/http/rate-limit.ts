import type { Context, Next } from "hono";
import { createMiddleware } from "hono/factory";
import { recentViewer } from "../../platform/auth/identify.ts";
import { problem } from "../../platform/problem.ts";
import type { AppEnv } from "./router.ts";
import { WindowCounter } from "./window-counter.ts";

/** The period of every class; the binding itself does not tell when the next request is allowed. */
const PERIOD_SECONDS = 60;

const BINDINGS = {
  anonymous: "ANONYMOUS_LIMIT",
  user: "USER_LIMIT",
  key: "KEY_LIMIT",
  "sign-in": "SIGN_IN_LIMIT",
  write: "WRITE_LIMIT",
  expensive: "EXPENSIVE_LIMIT",
} as const;
export type LimitClass = keyof typeof BINDINGS;

const counter = new WindowCounter(PERIOD_SECONDS * 1_000);

/**
 * The isolate's own count first: exact, and free. Then the platform's, which joins the isolates of a location; the local
 * runner leaves it out, for its stand-in writes a row a request, and there is only one isolate.
 */
function spend(c: Context<AppEnv>, limit: LimitClass, key: string, next: Next): Promise<void> {
  const { config, clock } = c.get("context");
  if (!counter.take(`${limit} ${key}`, config.rateLimits[limit], clock.now())) throw tooMany(limit);
  const binding = (c.env as Partial<Env>)[BINDINGS[limit]];
  return binding === undefined ? next() : spendThere(binding, limit, key, next);
}

async function spendThere(binding: RateLimit, limit: LimitClass, key: string, next: Next): Promise<void> {
  if (!(await binding.limit({ key })).success) throw tooMany(limit);
  await next();
}

const tooMany = (limit: LimitClass) => problem("RATE_LIMIT_ERROR", { limit, retryAfter: PERIOD_SECONDS });

/**
 * Counts each request once: by person or API key where this isolate knows the proof already, else by address. So whoever
 * offers junk as proof, and the first use of a true one, is counted by address before anything is verified.
 */
export const rateLimit = createMiddleware<AppEnv>((c, next) => {
  const viewer = recentViewer(c.env, c.req.raw.headers, c.get("context").clock.now());
  if (viewer === null) return spend(c, "anonymous", networkOfClient(c), next);
  return viewer.by.kind === "key" ? spend(c, "key", viewer.by.id, next) : spend(c, "user", viewer.userId, next);
});

/** Besides, on what changes something: each of them is a batch in D1 and a row in an object. */
export const writeLimit = createMiddleware<AppEnv>((c, next) => spend(c, "write", whoAsks(c), next));

/** Besides, on reads that cost as much as a hundred others: a whole ledger folded, years of prices read, indicators. */
export const expensiveLimit = createMiddleware<AppEnv>((c, next) => spend(c, "expensive", whoAsks(c), next));

/** A person by all their sessions, a key by itself; a proof that this isolate does not know yet counts by address. */
function whoAsks(c: Context<AppEnv>): string {
  const viewer = recentViewer(c.env, c.req.raw.headers, c.get("context").clock.now());
  if (viewer === null) return networkOfClient(c);
  return viewer.by.kind === "key" ? viewer.by.id : viewer.userId;
}

/** Besides, on what tries passwords: they cost a hash each, and are guessed. */
export const signInLimit = createMiddleware<AppEnv>((c, next) => spend(c, "sign-in", networkOfClient(c), next));

/** Cloudflare sets the header and overwrites a client's own. A network of IPv6 counts as one: it has 2^64 addresses. */
export function networkOfClient(c: Context<AppEnv>): string {
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
