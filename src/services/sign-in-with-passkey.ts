import type { UserId } from "../domain/ids.ts";
import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import type { AuthClient } from "../platform/auth/client-headers.ts";
import { clientHeaders } from "../platform/auth/client-headers.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { getMe } from "./get-me.ts";

type Api = ReturnType<typeof createAuth>["api"];
type Assertion = NonNullable<Parameters<Api["verifyPasskeyAuthentication"]>[0]>["body"]["response"];

export interface PasskeySignIn extends AuthClient {
  /** What the authenticator answered. */
  readonly credential: Pick<Assertion, "id" | "rawId" | "type"> & { readonly response: object };
  /** `name=value` of the challenge's cookie; a challenge is taken once. */
  readonly challenge: string | null;
}

/** Starts a session. No code is asked for: a passkey is something one has, unlocked by something one is or knows. */
export async function signInWithPasskey(
  context: ServiceContext,
  { credential, challenge, ...client }: PasskeySignIn,
): Promise<{ person: Person; cookies: string[] }> {
  const { response, headers } = await asking(
    createAuth(context.env).api.verifyPasskeyAuthentication({
      headers: clientHeaders(client, challenge),
      body: { response: asAssertion(credential) },
      returnHeaders: true,
    }),
  );
  return { person: await getMe(context, response.user.id as UserId), cookies: headers.getSetCookie() };
}

/** The route's schema has checked all that is read of it; the library's type differs in what may be left out. */
const asAssertion = (credential: PasskeySignIn["credential"]): Assertion => credential as Assertion;
