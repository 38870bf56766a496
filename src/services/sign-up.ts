import { isAPIError } from "better-auth/api";
import { createAuth } from "../platform/auth/better-auth.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/** A sign-up that has not got its password in this time never will. */
const HALF_MADE_MS = 60_000;

/**
 * Creates an account, if the address is free. The answer and the work (one hash) are the same when it is not, so sign-up
 * starts no session and tells nothing of who has an account; signing in next works for the one whose account it is. Until
 * addresses are verified, somebody who dares to create the account can still find out that way.
 */
export async function signUp(
  context: ServiceContext,
  input: { email: string; password: string; name?: string | undefined },
): Promise<void> {
  const { email, password } = input;
  const db = coreDb(context.env);
  // better-auth stores person and password one after the other; without the second nobody could ever use the address.
  await people.deleteHalfMade(db, email, context.clock.now() - HALF_MADE_MS);
  const name = input.name ?? email.slice(0, email.indexOf("@"));
  try {
    await createAuth(context.env).api.signUpEmail({ body: { email, password, name } });
  } catch (error) {
    // Two at once: the unique address let one through, and this is the other.
    const taken = isAPIError(error) && (await people.findByEmail(db, email)) !== null;
    if (!taken) throw error;
  }
}
