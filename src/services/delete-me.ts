import type { UserId } from "../domain/ids.ts";
import { noteRevoked } from "../platform/auth/revoked.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb } from "../storage/database.ts";
import { beginDeletion } from "../storage/queries/account-deletions.ts";
import { checkPassword } from "./check-password.ts";
import type { ServiceContext } from "./context.ts";
import { continueDeletion } from "./continue-deletion.ts";
import { accountDeletedMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";
import { accountKey } from "./take-attempt.ts";

/**
 * Deletes the person who knows their password. When this returns nobody can sign in any more and the address is free; what
 * they owned goes at once or, where something fails, by and by.
 */
export async function deleteMe(
  context: ServiceContext,
  input: { viewer: Viewer; password: string; network: string },
): Promise<void> {
  const { id, email } = await checkPassword(context, input);
  const now = context.clock.now();
  const account = await accountKey(context, email);
  for (const ended of await beginDeletion(coreDb(context.env), { id, email, account }, now)) noteRevoked(ended, now);
  context.defer(continueDeletion(context, id as UserId));
  context.defer(queueMail(context, accountDeletedMail(email)));
}
