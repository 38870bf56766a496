import { isAPIError } from "better-auth/api";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/**
 * Starts a session. better-auth hashes also for an address that it does not know, so neither the answer nor its time tells
 * whether there is an account.
 */
export async function signIn(
  context: ServiceContext,
  input: { email: string; password: string },
): Promise<{ person: Person; cookies: string[] }> {
  try {
    const { response, headers } = await createAuth(context.env).api.signInEmail({
      body: input,
      returnHeaders: true,
    });
    return { person: toPerson(response.user), cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode !== 401) throw error;
    throw problem("AUTHENTICATION_ERROR", { detail: "Address and password do not belong together." });
  }
}
