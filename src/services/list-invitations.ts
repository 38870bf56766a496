import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as invitations from "../storage/queries/invitations.ts";
import type { ServiceContext } from "./context.ts";
import type { InvitationView } from "./invite-person.ts";

interface Position {
  readonly createdAt: number;
  readonly id: string;
}

/** All invitations that are not over, newest first. */
export async function listInvitations(
  context: ServiceContext,
  { limit, after }: { limit: number; after: Position | null },
): Promise<{ invitations: readonly InvitationView[]; next: Position | null }> {
  const now = context.clock.now();
  const rows = await reading(invitations.listInvitations(coreDb(context.env), now, limit + 1, after));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    invitations: page.map(({ id, email, createdAt, expiresAt, usedAt }) => ({
      id,
      email,
      createdAt,
      expiresAt,
      usedAt,
    })),
    next: rows.length > limit && last !== undefined ? { createdAt: last.createdAt, id: last.id } : null,
  };
}
