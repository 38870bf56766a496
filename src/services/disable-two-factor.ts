import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import type { AtBrowser } from "./at-browser.ts";
import { endFormer, headersOf } from "./at-browser.ts";
import { isOff } from "./renew-recovery-codes.ts";
import type { ServiceContext } from "./context.ts";
import { hasTwoFactor } from "./get-two-factor.ts";
import { tryPassword } from "./try-password.ts";

/** The password alone signs in again. Answers the cookie of a new session. */
export async function disableTwoFactor(context: ServiceContext, at: AtBrowser, password: string): Promise<string[]> {
  if (!(await hasTwoFactor(context, at.viewer.userId))) throw isOff();
  const { api } = createAuth(context.env);
  const disable = () =>
    asking(api.disableTwoFactor({ body: { password }, headers: headersOf(at), returnHeaders: true }));
  const { headers } = await tryPassword(context, at, disable);
  await endFormer(context, at);
  return headers.getSetCookie();
}
