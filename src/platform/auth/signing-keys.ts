import { importJWK } from "jose";
import { coreDb } from "../../storage/database.ts";
import { signingKeys } from "../../storage/schema/people.ts";

/** The jwt plugin's default, and the only algorithm we take: a token cannot choose another one. */
export const ALGORITHM = "EdDSA";

const keys = new Map<string, CryptoKey>();
let readAt = Number.NEGATIVE_INFINITY;
/** A token that names an unknown key makes us look, but not more often than this. */
const LOOK_EVERY_MS = 1_000;

/** The public half of the key with this id; null when there is none. Remembered while the isolate lives. */
export async function signingKey(env: Env, keyId: string, now: number): Promise<CryptoKey | null> {
  const known = keys.get(keyId);
  if (known !== undefined) return known;
  if (now - readAt < LOOK_EVERY_MS && keys.size > 0) return null;
  readAt = now;
  const rows = await coreDb(env).select({ id: signingKeys.id, publicKey: signingKeys.publicKey }).from(signingKeys);
  for (const row of rows) {
    const key = await importJWK(JSON.parse(row.publicKey), ALGORITHM);
    if (key instanceof CryptoKey) keys.set(row.id, key);
  }
  return keys.get(keyId) ?? null;
}
