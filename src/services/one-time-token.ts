import type { UserId } from "../domain/ids.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { newToken } from "../platform/auth/token-hash.ts";
import type { ServiceContext } from "./context.ts";

/** What a token is for; one of another purpose is worth nothing. */
type Purpose = "verify-address";

/**
 * A token that works once. better-auth's store of such values, which keeps only the hash and hands each out once, also of
 * many who ask at once. Its own mails of verification carry a signed token instead, which works again and names the address.
 */
export async function issueToken(
  context: ServiceContext,
  purpose: Purpose,
  userId: UserId,
  lifeMs: number,
): Promise<string> {
  const token = newToken();
  const { internalAdapter } = await createAuth(context.env).$context;
  await internalAdapter.createVerificationValue({
    identifier: `${purpose}:${token}`,
    value: userId,
    expiresAt: new Date(context.clock.now() + lifeMs),
  });
  return token;
}

/** Whose token it is; null when it was spent, is over or was never given. It is spent by this. */
export async function spendToken(context: ServiceContext, purpose: Purpose, token: string): Promise<UserId | null> {
  const { internalAdapter } = await createAuth(context.env).$context;
  const spent = await internalAdapter.consumeVerificationValue(`${purpose}:${token}`);
  return spent === null ? null : (spent.value as UserId);
}
