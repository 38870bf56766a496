import { and, count, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";
import type { PageOf } from "./paging.ts";
import { pageBy } from "./paging.ts";
import { invitations, userWrites } from "../schema/people.ts";

export type InvitationRow = typeof invitations.$inferSelect;

/**
 * The request's key and the invitation in one batch. Breaks a constraint, and stores neither, when the request is known or
 * the person has `most` open invitations: then the subselect is NULL, which NOT NULL refuses.
 */
export async function insertInvitation(
  db: CoreDb,
  { codeHash, ...row }: Pick<InvitationRow, "id" | "email" | "createdAt" | "expiresAt" | "invitedBy" | "codeHash">,
  record: { readonly key: string; readonly requestHash: string; readonly answer: string },
  most: number,
): Promise<void> {
  const { invitedBy, createdAt } = row;
  const open = db
    .select({ n: count() })
    .from(invitations)
    .where(and(eq(invitations.invitedBy, invitedBy), gt(invitations.expiresAt, createdAt)));
  await db.batch([
    db.insert(userWrites).values({ userId: invitedBy, at: createdAt, ...record }),
    db.insert(invitations).values({ ...row, codeHash: sql`(SELECT ${codeHash} WHERE (${open}) < ${most})` }),
  ]);
}

/** Spends the invitation with this code, once and only for its address; false when there is none that is good. */
export async function spendInvitation(db: CoreDb, codeHash: string, email: string, now: number): Promise<boolean> {
  const good = and(
    eq(invitations.codeHash, codeHash),
    isNull(invitations.usedAt),
    gt(invitations.expiresAt, now),
    or(isNull(invitations.email), eq(invitations.email, email)),
  );
  const { meta } = await db.update(invitations).set({ usedAt: now }).where(good);
  return meta.changes === 1;
}

/** Those that are not over, in order of their making; one more than the page holds. */
export function listInvitations(db: CoreDb, now: number, page: PageOf): Promise<InvitationRow[]> {
  const { beyond, order } = pageBy(page, invitations.createdAt, invitations.id);
  return db
    .select()
    .from(invitations)
    .where(and(gt(invitations.expiresAt, now), beyond))
    .orderBy(...order)
    .limit(page.limit + 1);
}

/** False when there was none. */
export async function deleteInvitation(db: CoreDb, id: string): Promise<boolean> {
  const { meta } = await db.delete(invitations).where(eq(invitations.id, id));
  return meta.changes === 1;
}

export async function deleteOldInvitations(db: CoreDb, expiredBefore: number): Promise<void> {
  await db.delete(invitations).where(lt(invitations.expiresAt, expiredBefore));
}
