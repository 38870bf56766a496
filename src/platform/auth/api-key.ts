import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { UserId } from "../../domain/ids.ts";
import { coreDb } from "../../storage/database.ts";
import { apiKeys } from "../../storage/schema/people.ts";
import { keyedHash } from "./keyed-hash.ts";
import { KEY_USE_NOTED_MS } from "./limits.ts";
import type { RevokedDeps } from "./revoked.ts";
import type { Scope, Viewer } from "./viewer.ts";

/** What every key begins with: tells it from a token, and lets scanners of published code find one. */
export const KEY_PREFIX = "cs_";
const KEY_PATTERN = /^cs_[A-Za-z0-9_-]{43}$/;

/** Characters of a key that stay readable, so that a person can tell one from another. */
export const KEY_START = 7;

/**
 * The key that was made with this nonce: 32 bytes that nobody tells from random ones without our secret. Only its hash is
 * stored. The nonce stands in the idempotency record, so that for a day a retry gets the same answer, and is then forgotten.
 */
export const apiKeyOf = async (secret: string, nonce: string): Promise<string> =>
  KEY_PREFIX + (await keyedHash(secret, "api key", nonce));

/** What is stored of a key: 256 random bits need no slow hash. */
export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("base64");

/** better-auth's form of permissions. */
export const permissionsOf = (scopes: readonly Scope[]): string => JSON.stringify({ api: scopes });
export const scopesOf = (permissions: string | null): Scope[] =>
  (JSON.parse(permissions ?? "{}") as { api?: Scope[] }).api ?? [];

/**
 * Whom an API key speaks for, and until when (ms); null when it is none of ours, over or revoked. Our own check instead of
 * better-auth's, which writes a row a request.
 */
export async function verifyApiKey(deps: RevokedDeps, key: string): Promise<{ viewer: Viewer; until: number } | null> {
  if (!KEY_PATTERN.test(key)) return null;
  const { id, referenceId, permissions, enabled, expiresAt, lastRequest } = apiKeys;
  const row = await coreDb(deps.env)
    .select({ id, userId: referenceId, permissions, enabled, expiresAt, lastRequest })
    .from(apiKeys)
    .where(eq(apiKeys.key, hashOfKey(key)))
    .get();
  const until = row?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (row === undefined || !row.enabled || until <= deps.now) return null;
  if (deps.now - (row.lastRequest?.getTime() ?? 0) >= KEY_USE_NOTED_MS) {
    deps.defer(noteUse(deps, row.id).catch(() => undefined));
  }
  const by = { kind: "key", id: row.id, scopes: scopesOf(row.permissions) } as const;
  return { viewer: { userId: row.userId as UserId, by }, until };
}

/** Of many isolates that see its first use in an hour, one writes. */
async function noteUse({ env, now }: RevokedDeps, keyId: string): Promise<void> {
  const { id, lastRequest } = apiKeys;
  const due = or(isNull(lastRequest), lt(lastRequest, new Date(now - KEY_USE_NOTED_MS + 1)));
  await coreDb(env)
    .update(apiKeys)
    .set({ lastRequest: new Date(now) })
    .where(and(eq(id, keyId), due));
}
