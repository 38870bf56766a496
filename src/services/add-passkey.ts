import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { clientHeaders } from "../platform/auth/client-headers.ts";
import type { AtBrowser } from "./at-browser.ts";
import type { ServiceContext } from "./context.ts";
import type { Passkey } from "./list-passkeys.ts";
import { toPasskey } from "./list-passkeys.ts";

export interface AddPasskey {
  readonly name: string;
  /** What the authenticator answered. */
  readonly credential: object;
  /** `name=value` of the challenge's cookie; a challenge is taken once. */
  readonly challenge: string | null;
}

/** Keeps the public half of a passkey that the browser made. */
export async function addPasskey(
  context: ServiceContext,
  at: AtBrowser,
  { name, credential, challenge }: AddPasskey,
): Promise<Passkey> {
  const headers = clientHeaders(at, challenge === null ? at.sessionCookie : `${at.sessionCookie}; ${challenge}`);
  const { api } = createAuth(context.env);
  return toPasskey(await asking(api.verifyPasskeyRegistration({ headers, body: { name, response: credential } })));
}
