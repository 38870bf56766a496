import type { UserId } from "../domain/ids.ts";
import { asking } from "../platform/auth/auth-problem.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import type { AuthClient } from "../platform/auth/client-headers.ts";
import { clientHeaders } from "../platform/auth/client-headers.ts";
import { newDeviceCookie, readDevice } from "../platform/auth/device-cookie.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { getMe } from "./get-me.ts";
import { accountKey } from "./take-attempt.ts";
import { useCode } from "./use-code.ts";

export interface CompleteSignIn extends AuthClient {
  /** The `Cookie` header. */
  readonly cookie: string;
  /** `name=value` of the cookie that the first step set. */
  readonly challenge: string | null;
  /** Of the app; without it a recovery code is needed. */
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/**
 * The second step of a sign-in. better-auth takes five wrong codes a challenge and ten in a row, and then none for a quarter
 * of an hour; only who knows the password can bring that about.
 */
export async function completeSignIn(
  context: ServiceContext,
  input: CompleteSignIn,
): Promise<{ person: Person; cookies: string[] }> {
  const { challenge, code, recoveryCode = "" } = input;
  if (challenge === null) {
    throw problem("AUTHENTICATION_ERROR", { detail: "Begin with address and password; the answer sets a cookie." });
  }
  const auth = createAuth(context.env);
  const common = { headers: clientHeaders(input, challenge), returnHeaders: true } as const;
  const { response, headers } = await asking(
    code === undefined
      ? auth.api.verifyBackupCode({ ...common, body: { code: recoveryCode } })
      : auth.api.verifyTOTP({ ...common, body: { code } }),
  );
  if (code !== undefined && !(await useCode(context, response.user.id, code))) {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteSession(response.token ?? "");
    throw problem("AUTHENTICATION_ERROR", { detail: "This code was used already. Wait for the next one." });
  }
  const person = await getMe(context, response.user.id as UserId);
  return {
    person,
    cookies: [...headers.getSetCookie(), ...(await deviceCookies(context, person.email, input.cookie))],
  };
}

/** From a device that is new to the account. */
async function deviceCookies(context: ServiceContext, email: string, cookie: string): Promise<string[]> {
  const account = await accountKey(context, email);
  const known = await readDevice(context.config, cookie, account);
  return known === null ? [await newDeviceCookie(context.config, account)] : [];
}
