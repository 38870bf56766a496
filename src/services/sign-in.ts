import { isAPIError } from "better-auth/api";
import { createAuth } from "../platform/auth/better-auth.ts";
import type { AuthClient } from "../platform/auth/client-headers.ts";
import { clientHeaders } from "../platform/auth/client-headers.ts";
import { newDeviceCookie, readDevice } from "../platform/auth/device-cookie.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";
import { accountKey, takeAttempt } from "./take-attempt.ts";

export interface SignIn extends AuthClient {
  readonly email: string;
  readonly password: string;
  /** What its attempts are counted by: the address, or the network of an IPv6 address. */
  readonly network: string;
  /** The `Cookie` header, or nothing. */
  readonly cookie: string;
}

export interface SignedIn {
  /** Null: the second factor is needed, and one of the cookies is the challenge for it. */
  readonly person: Person | null;
  readonly cookies: string[];
}

/**
 * Starts a session. better-auth hashes also for an address that it does not know, so neither the answer nor its time tells
 * whether there is an account; and the attempts are counted the same.
 */
export async function signIn(context: ServiceContext, input: SignIn): Promise<SignedIn> {
  const { email, password, network } = input;
  const account = await accountKey(context, email);
  const device = await readDevice(context.config, input.cookie, account);
  const attempt = await takeAttempt(context, "sign-in", email, { network, known: device });
  const db = coreDb(context.env);
  const hash = await people.passwordHash(db, email);
  const auth = createAuth(context.env);
  try {
    const { response, headers } = await auth.api.signInEmail({
      body: { email, password },
      headers: clientHeaders(input),
      returnHeaders: true,
    });
    // Set anew while the old one was checked: what ended all sessions did not see this one.
    if ((await people.passwordHash(db, email)) !== hash) {
      if ("user" in response) await (await auth.$context).internalAdapter.deleteSession(response.token);
      throw wrong();
    }
    await attempt.succeed();
    const cookies = headers.getSetCookie();
    if (!("user" in response)) return { person: null, cookies };
    if (device === null) cookies.push(await newDeviceCookie(context.config, account));
    return { person: toPerson(context, response.user), cookies };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.statusCode === 401) throw wrong();
    if (error.statusCode !== 403) throw error;
    await attempt.succeed();
    // The password was right, so this tells nothing to anybody else.
    throw problem("AUTHORIZATION_ERROR", {
      detail: "Verify your address first: open the link in the mail, or ask for another one.",
    });
  }
}

const wrong = () => problem("AUTHENTICATION_ERROR", { detail: "Address and password do not belong together." });
