import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { countPasskeys } from "../storage/queries/passkeys.ts";
import type { AtBrowser } from "./at-browser.ts";
import { headersOf } from "./at-browser.ts";
import type { ServiceContext } from "./context.ts";

/** Passkeys of one person. */
export const MOST_PASSKEYS = 20;

/** What the browser needs to make a passkey, and the cookie that names the challenge. */
export async function beginPasskey(context: ServiceContext, at: AtBrowser) {
  if ((await reading(countPasskeys(coreDb(context.env), at.viewer.userId))) >= MOST_PASSKEYS) {
    throw problem("CONFLICT_ERROR", { detail: `A person has at most ${MOST_PASSKEYS} passkeys.` });
  }
  const { api } = createAuth(context.env);
  const { response, headers } = await asking(
    api.generatePasskeyRegistrationOptions({ headers: headersOf(at), returnHeaders: true }),
  );
  return { options: response, cookies: headers.getSetCookie() };
}
