import { createAuth } from "../platform/auth/better-auth.ts";
import type { ServiceContext } from "./context.ts";

/** What the browser needs to sign in with a passkey, and the cookie that names the challenge. It says nothing of anybody. */
export async function beginPasskeySignIn(context: ServiceContext) {
  const { response, headers } = await createAuth(context.env).api.generatePasskeyAuthenticationOptions({
    headers: new Headers(),
    returnHeaders: true,
  });
  // better-auth only prefers it, but without it a passkey is refused (src/platform/auth/better-auth.ts).
  return { options: { ...response, userVerification: "required" as const }, cookies: headers.getSetCookie() };
}
