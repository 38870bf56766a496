import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import type { AtBrowser } from "./at-browser.ts";
import { headersOf } from "./at-browser.ts";
import type { ServiceContext } from "./context.ts";
import { hasTwoFactor } from "./get-two-factor.ts";
import { tryPassword } from "./try-password.ts";

/** A new secret as an otpauth URI. It counts for nothing until a code proves that an app has it. */
export async function beginTwoFactor(context: ServiceContext, at: AtBrowser, password: string): Promise<string> {
  // Else better-auth would put the new secret in the place of one that is in use, before any app knows it.
  if (await hasTwoFactor(context, at.viewer.userId)) throw alreadyOn();
  const { api } = createAuth(context.env);
  const enable = () => asking(api.enableTwoFactor({ body: { password }, headers: headersOf(at) }));
  return (await tryPassword(context, at, enable)).totpURI;
}

export const alreadyOn = () => problem("CONFLICT_ERROR", { detail: "It is on already. Switch it off first." });
