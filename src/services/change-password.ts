import { createAuth } from "../platform/auth/better-auth.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import { checkPassword } from "./check-password.ts";
import type { ServiceContext } from "./context.ts";
import { endSessions } from "./end-sessions.ts";
import { passwordChangedMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";

/**
 * Sets a new password for who knows the old one; tokens of mails and all other sessions end. better-auth's own way needs its cookie, and ends
 * sessions without listing them, so that their tokens would live on.
 */
export async function changePassword(
  context: ServiceContext,
  input: { viewer: Viewer; password: string; newPassword: string; network: string },
): Promise<void> {
  const { viewer, newPassword } = input;
  const person = await checkPassword(context, input);
  const auth = await createAuth(context.env).$context;
  await auth.internalAdapter.updatePassword(person.id, await auth.password.hash(newPassword));
  await people.dropVerifications(coreDb(context.env), viewer.userId);
  await endSessions(context, { userId: viewer.userId, except: viewer.by.id });
  context.defer(queueMail(context, passwordChangedMail(person.email, context.config.publicOrigin)));
}
