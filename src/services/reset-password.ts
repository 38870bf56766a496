import { isAPIError } from "better-auth/api";
import type { UserId } from "../domain/ids.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { endSessions } from "./end-sessions.ts";
import { passwordChangedMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";

/** Sets a new password by a token of a mail. Takes back all other tokens and ends all sessions; and who read the mail has shown that the address is theirs. */
export async function resetPassword(
  context: ServiceContext,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const auth = createAuth(context.env, {
    onPasswordReset: async ({ user }) => {
      const userId = user.id as UserId;
      await people.dropVerifications(coreDb(context.env), userId);
      await endSessions(context, { userId });
      await people.markVerified(coreDb(context.env), userId, context.clock.now());
      const person = await people.find(coreDb(context.env), userId);
      if (person === null) return;
      context.defer(queueMail(context, passwordChangedMail(person.email, context.config.publicOrigin)));
    },
  });
  try {
    await auth.api.resetPassword({ body: { newPassword: password, token } });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode !== 400) throw error;
    throw problem("GONE", { detail: "This token was used, is over or was never given. Ask for another mail." });
  }
}
