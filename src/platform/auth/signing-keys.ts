import { eq } from "drizzle-orm";
import { importJWK } from "jose";
import { coreDb } from "../../storage/database.ts";
import { signingKeys } from "../../storage/schema/people.ts";

/** The jwt plugin's default, and the only algorithm we take: a token cannot choose another one. */
export const ALGORITHM = "EdDSA";

const keys = new Map<string, CryptoKey>();

/**
 * The public half of the key with this id; null when there is none. Remembered while the isolate lives. An unknown id is
 * looked up each time: a key may be new, and who invents ids is stopped by the rate limit.
 */
export async function signingKey(env: Env, keyId: string): Promise<CryptoKey | null> {
  const known = keys.get(keyId);
  if (known !== undefined) return known;
  const row = await coreDb(env)
    .select({ publicKey: signingKeys.publicKey })
    .from(signingKeys)
    .where(eq(signingKeys.id, keyId))
    .get();
  if (row === undefined) return null;
  const key = await importJWK(JSON.parse(row.publicKey), ALGORITHM);
  if (!(key instanceof CryptoKey)) return null;
  keys.set(keyId, key);
  return key;
}
