import { isAPIError } from "better-auth/api";
import type { Problem } from "../problem.ts";
import { problem } from "../problem.ts";

/** How long better-auth refuses codes after ten wrong ones. */
const LOCKED_SECONDS = 900;

const expected = (path: string, what: string) => () =>
  problem("VALIDATION_ERROR", { errors: [{ path, expected: what }] });
const signIn = (detail: string) => () => problem("AUTHENTICATION_ERROR", { detail });
const startAgain = signIn("This sign-in is over. Begin again with address and password.");
const wrongPasskey = signIn("This passkey does not sign in here.");

/** By better-auth's own codes. */
type Words = Readonly<Record<string, () => Problem>>;

const WORDS: Words = {
  UNAUTHORIZED: signIn("Sign in first."),
  INVALID_PASSWORD: () => problem("AUTHORIZATION_ERROR", { detail: "This is not the password." }),
  SESSION_NOT_FRESH: () =>
    problem("AUTHORIZATION_ERROR", { detail: "You signed in more than a day ago. Sign in again for this." }),
  INVALID_CODE: signIn("This is not the code of this moment."),
  INVALID_BACKUP_CODE: signIn("This is no recovery code that is left."),
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOTP_NOT_ENABLED: startAgain,
  BACKUP_CODES_NOT_ENABLED: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signIn("Too many wrong codes. Begin again with address and password."),
  ACCOUNT_TEMPORARILY_LOCKED: () =>
    problem("RATE_LIMIT_ERROR", {
      limit: "two-factor",
      retryAfter: LOCKED_SECONDS,
      detail: "Too many wrong codes, though the password was right.",
    }),
  CHALLENGE_NOT_FOUND: expected("body.credential", "the answer to a challenge that is not over; ask for another one"),
  FAILED_TO_VERIFY_REGISTRATION: expected("body.credential", "a passkey made for this challenge and this origin"),
  USER_NOT_VERIFIED: expected("body.credential", "a passkey that asks for fingerprint, face or PIN"),
  PASSKEY_NOT_FOUND: wrongPasskey,
  AUTHENTICATION_FAILED: wrongPasskey,
};

/** What better-auth answers, or its refusal in our words, of which `here` has its own. What is no refusal goes its way. */
export async function asking<T>(work: Promise<T>, here: Words = {}): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = isAPIError(error) ? (error.body?.code ?? "") : "";
    throw (here[code] ?? WORDS[code])?.() ?? error;
  }
}
