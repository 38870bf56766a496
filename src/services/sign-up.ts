import { isAPIError } from "better-auth/api";
import { createAuth } from "../platform/auth/better-auth.ts";
import { tokenHash } from "../platform/auth/token-hash.ts";
import { Problem, problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as invitations from "../storage/queries/invitations.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { addressTakenMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";
import { sendVerification } from "./request-verification.ts";
import { takeAttempt } from "./take-attempt.ts";

/** A sign-up that has not got its password in this time never will. */
const HALF_MADE_MS = 60_000;

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly invitation?: string | undefined;
  readonly network: string;
}

/**
 * Creates an account, if the address is free. The answer and the work (one hash) are the same when it is not, so sign-up
 * starts no session and tells nothing of who has an account; the mail tells its owner. Without a mailer somebody who dares
 * to create the account can still find out, by signing in.
 */
export async function signUp(context: ServiceContext, input: SignUp): Promise<void> {
  const { email, password } = input;
  await admit(context, input);
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
  if (context.config.mail !== null) context.defer(tellOwner(context, input));
}

/** An invitation is spent also where the address turns out to be taken: else it would tell. */
async function admit(context: ServiceContext, { email, invitation }: SignUp): Promise<void> {
  const { registration } = context.config;
  if (registration === "open") return;
  if (registration === "closed") throw problem("AUTHORIZATION_ERROR", { detail: "Nobody can sign up here now." });
  const now = context.clock.now();
  const good =
    invitation !== undefined &&
    (await invitations.spendInvitation(coreDb(context.env), await tokenHash(invitation), email, now));
  if (!good) {
    throw problem("AUTHORIZATION_ERROR", {
      detail: "To sign up here one needs an invitation that is good for the address.",
    });
  }
}

/** After the answer, so that its time tells nothing. Who makes us write too often to somebody is not told, but not obeyed. */
async function tellOwner(context: ServiceContext, { email, network }: SignUp): Promise<void> {
  try {
    await takeAttempt(context, "mail", email, { network, known: null });
  } catch (error) {
    if (error instanceof Problem && error.body.code === "RATE_LIMIT_ERROR") return;
    throw error;
  }
  const person = await people.findByEmail(coreDb(context.env), email);
  if (person === null) return;
  if (person.emailVerified) await queueMail(context, addressTakenMail(email, context.config.publicOrigin));
  else await sendVerification(context, person);
}
