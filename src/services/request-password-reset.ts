import { createAuth } from "../platform/auth/better-auth.ts";
import type { ServiceContext } from "./context.ts";
import { resetMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";
import { requireMailer } from "./require-mailer.ts";
import { takeAttempt } from "./take-attempt.ts";

/**
 * Sends a link by which a new password can be set. Whether there is an account is looked up after the answer, so neither
 * the answer nor its time tells. Earlier links stay good: a stranger who asks takes nothing from the owner.
 */
export async function requestPasswordReset(
  context: ServiceContext,
  { email, network }: { email: string; network: string },
): Promise<void> {
  requireMailer(context);
  await takeAttempt(context, "mail", email, { network, known: null });
  const auth = createAuth(context.env, {
    sendResetPassword: ({ user, token }) =>
      queueMail(context, resetMail(user.email, context.config.publicOrigin, token)),
  });
  context.defer(auth.api.requestPasswordReset({ body: { email } }));
}
