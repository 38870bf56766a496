import type { UserId } from "../domain/ids.ts";
import { VERIFICATION_HOURS } from "../platform/auth/limits.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { requireMailer } from "./require-mailer.ts";
import { verificationMail } from "./mails.ts";
import { issueToken } from "./one-time-token.ts";
import { queueMail } from "./queue-mail.ts";
import { takeAttempt } from "./take-attempt.ts";

/** Sends the link once more, if there is an account that needs it; the answer does not wait to find out. */
export async function requestVerification(
  context: ServiceContext,
  { email, network }: { email: string; network: string },
): Promise<void> {
  requireMailer(context);
  await takeAttempt(context, "mail", email, { network, known: null });
  context.defer(
    people.findByEmail(coreDb(context.env), email).then(async (person) => {
      if (person !== null && !person.emailVerified) await sendVerification(context, person);
    }),
  );
}

export async function sendVerification(context: ServiceContext, person: { id: string; email: string }): Promise<void> {
  const token = await issueToken(context, "verify-address", person.id as UserId, VERIFICATION_HOURS * 3_600_000);
  await queueMail(context, verificationMail(person.email, context.config.publicOrigin, token));
}
