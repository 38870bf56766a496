import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import type { AtBrowser } from "./at-browser.ts";
import { headersOf } from "./at-browser.ts";
import type { ServiceContext } from "./context.ts";
import { hasTwoFactor } from "./get-two-factor.ts";
import { tryPassword } from "./try-password.ts";

/** New recovery codes; those before are worth nothing. */
export async function renewRecoveryCodes(context: ServiceContext, at: AtBrowser, password: string): Promise<string[]> {
  if (!(await hasTwoFactor(context, at.viewer.userId))) throw isOff();
  const { api } = createAuth(context.env);
  const generate = () => asking(api.generateBackupCodes({ body: { password }, headers: headersOf(at) }));
  return (await tryPassword(context, at, generate)).backupCodes;
}

export const isOff = () => problem("CONFLICT_ERROR", { detail: "It is off." });
