import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import type { AtBrowser } from "./at-browser.ts";
import { endFormer, headersOf } from "./at-browser.ts";
import { alreadyOn } from "./begin-two-factor.ts";
import type { ServiceContext } from "./context.ts";
import { hasTwoFactor } from "./get-two-factor.ts";
import { useCode } from "./use-code.ts";

/** From now on signing in by password needs a code. Answers the recovery codes, and the cookie of a new session. */
export async function confirmTwoFactor(
  context: ServiceContext,
  at: AtBrowser,
  code: string,
): Promise<{ recoveryCodes: string[]; cookies: string[] }> {
  const { userId } = at.viewer;
  if (await hasTwoFactor(context, userId)) throw alreadyOn();
  const { api } = createAuth(context.env);
  const { headers } = await asking(api.verifyTOTP({ body: { code }, headers: headersOf(at), returnHeaders: true }), {
    INVALID_CODE: () =>
      problem("VALIDATION_ERROR", { errors: [{ path: "body.code", expected: "the code that the app shows now" }] }),
    TOTP_NOT_ENABLED: () => problem("CONFLICT_ERROR", { detail: "Ask for a secret first." }),
  });
  await useCode(context, userId, code);
  await endFormer(context, at);
  const { backupCodes } = await api.viewBackupCodes({ body: { userId } });
  return { recoveryCodes: backupCodes, cookies: headers.getSetCookie() };
}
