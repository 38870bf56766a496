import type { UserId } from "../../domain/ids.ts";
import { configOf } from "../config.ts";
import { verifyAccessToken } from "./access-token.ts";
import { KEY_PREFIX, verifyApiKey } from "./api-key.ts";
import { REMEMBER_MS } from "./limits.ts";
import { errorFields, log } from "../log.ts";
import { onDemand } from "../on-demand.ts";
import { problem } from "../problem.ts";
import { recall, remember } from "./remembered.ts";
import { isKnownRevoked, isRevoked } from "./revoked.ts";
import type { RevokedDeps } from "./revoked.ts";
import { readSessionCookie } from "./session-cookie.ts";
import type { Viewer } from "./viewer.ts";

/** What a request offers as proof. `Authorization` wins: with it, a cookie is not even looked at. */
type Proof = { readonly kind: "token" | "key" | "cookie"; readonly text: string } | null;

/** A third of all that an isolate would evaluate before its first answer; tokens and keys do without. */
const betterAuth = onDemand(() => import("./better-auth.ts"));

const RETRY_SECONDS = 5;

export interface Identity {
  readonly viewer: Viewer;
  /** `Set-Cookie` lines of a session that was renewed just now. */
  readonly cookies: readonly string[];
}

/** A request is looked at twice, by the rate limit and by the route; its proof is read once. */
const read = new WeakMap<Headers, Proof>();

function proofOf(env: Env, headers: Headers): Proof {
  const known = read.get(headers);
  if (known !== undefined) return known;
  const proof = offeredIn(env, headers);
  read.set(headers, proof);
  return proof;
}

function offeredIn(env: Env, headers: Headers): Proof {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const text = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
    return text === undefined ? null : { kind: text.startsWith(KEY_PREFIX) ? "key" : "token", text };
  }
  const text = readSessionCookie(headers.get("cookie"), configOf(env).publicOrigin);
  return text === null ? null : { kind: "cookie", text };
}

/** Who this isolate lately proved it to be; touches no storage. Good for counting, not for letting in: it may be revoked. */
export function recentViewer(env: Env, headers: Headers, now: number): Viewer | null {
  const proof = proofOf(env, headers);
  return proof === null ? null : recall(proof.text, now);
}

/** What {@link identify} would say, where this isolate knows it without asking anybody; else `null`. */
export function identifyAtOnce(deps: RevokedDeps, headers: Headers): Viewer | null {
  const viewer = recentViewer(deps.env, headers, deps.now);
  return viewer !== null && isKnownRevoked(deps, viewer.by.id) === false ? viewer : null;
}

/**
 * Who asks, or null. A proof once verified is remembered for {@link REMEMBER_MS}, and each time the list of what was revoked
 * is asked, so a repeated request reads nothing from D1.
 */
export async function identify(deps: RevokedDeps, headers: Headers): Promise<Identity | null> {
  const proof = proofOf(deps.env, headers);
  if (proof === null) return null;
  try {
    const identity = known(proof.text, deps.now) ?? (await verify(deps, proof));
    if (identity === null || (await isRevoked(deps, identity.viewer.by.id))) return null;
    return identity;
  } catch (error) {
    // All that can fail here is D1; better-auth says so by an error that names no cause.
    log("error", "identify", errorFields(error));
    throw problem("DATABASE_UNAVAILABLE", { retryAfter: RETRY_SECONDS });
  }
}

function known(proof: string, now: number): Identity | null {
  const viewer = recall(proof, now);
  return viewer === null ? null : { viewer, cookies: [] };
}

async function verify(deps: RevokedDeps, proof: NonNullable<Proof>): Promise<Identity | null> {
  const { env, now } = deps;
  if (proof.kind !== "cookie") {
    const verified =
      proof.kind === "key" ? await verifyApiKey(deps, proof.text) : await verifyAccessToken(env, proof.text, now);
    if (verified === null) return null;
    remember(proof.text, verified.viewer, Math.min(verified.until, now + REMEMBER_MS));
    return { viewer: verified.viewer, cookies: [] };
  }
  const { createAuth } = await betterAuth();
  const { response, headers } = await createAuth(env).api.getSession({
    headers: new Headers({ cookie: proof.text }),
    returnHeaders: true,
  });
  if (response === null) return null;
  const { session } = response;
  const viewer: Viewer = { userId: session.userId as UserId, by: { kind: "session", id: session.id } };
  remember(proof.text, viewer, Math.min(session.expiresAt.getTime(), now + REMEMBER_MS));
  return { viewer, cookies: headers.getSetCookie() };
}
