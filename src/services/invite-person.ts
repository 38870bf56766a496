import { newInvitationId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import { keyedHash } from "../platform/auth/keyed-hash.ts";
import { tokenHash } from "../platform/auth/token-hash.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { coreDb } from "../storage/database.ts";
import * as invitations from "../storage/queries/invitations.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";
import { invitationMail } from "./mails.ts";
import { queueMail } from "./queue-mail.ts";

const DAY_MS = 86_400_000;

/** Invitations that are not over, of one admin. */
export const MOST_INVITATIONS = 1_000;

export interface InvitationView {
  readonly id: string;
  readonly email: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/**
 * Lets one person sign up, where that needs an invitation. The answer shows the code, nothing else ever does: the record of
 * the request holds a nonce that only the secret makes a code of.
 */
export async function invitePerson(
  context: ServiceContext,
  { viewer, request, email, days }: { viewer: Viewer; request: WriteRequest; email: string | null; days: number },
): Promise<InvitationView & { readonly code: string; readonly mailed: boolean }> {
  const { userId } = viewer;
  const { authSecret, mail, publicOrigin } = context.config;
  const codeOf = (nonce: string) => keyedHash(authSecret, "invitation", nonce);
  const { made, again } = await createOnce(context, {
    userId,
    request,
    make: () => {
      const createdAt = context.clock.now();
      const nonce = crypto.randomUUID();
      return { id: newInvitationId(createdAt), email, createdAt, expiresAt: createdAt + days * DAY_MS, nonce };
    },
    store: async ({ nonce, ...invitation }, record) => {
      const row = { ...invitation, codeHash: await tokenHash(await codeOf(nonce)), invitedBy: userId };
      await invitations.insertInvitation(coreDb(context.env), row, record, MOST_INVITATIONS);
    },
    refused: `There are at most ${MOST_INVITATIONS} open invitations of one admin. Withdraw some.`,
  });
  const { nonce, ...invitation } = made;
  const code = await codeOf(nonce);
  const to = mail === null ? null : invitation.email;
  if (to !== null && !again) context.defer(queueMail(context, invitationMail(to, publicOrigin, code)));
  return { ...invitation, usedAt: null, code, mailed: to !== null };
}
