import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as invitations from "../storage/queries/invitations.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import type { ServiceContext } from "./context.ts";
import type { InvitationView } from "./invite-person.ts";

/** All invitations that are not over, in order of their making. */
export async function listInvitations(
  context: ServiceContext,
  wanted: PageOf,
): Promise<{ invitations: readonly InvitationView[]; next: Position | null }> {
  const rows = await reading(invitations.listInvitations(coreDb(context.env), context.clock.now(), wanted));
  const { page, next } = cut(rows, wanted.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return {
    invitations: page.map(({ id, email, createdAt, expiresAt, usedAt }) => ({
      id,
      email,
      createdAt,
      expiresAt,
      usedAt,
    })),
    next,
  };
}
