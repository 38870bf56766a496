/** How a person leaves: first every way in, at once; then what they own, step by step. No cascade does it. */
import { and, eq, inArray, lte, or, sql } from "drizzle-orm";
import type { UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { assetAliases, assets, importProfiles, manualPrices, watchlistItems, watchlists } from "../schema/core.ts";
import {
  accountDeletions,
  apiKeys,
  credentials,
  invitations,
  passkeys,
  revokedSessions,
  sessions,
  signInAttempts,
  twoFactors,
  users,
  userWrites,
  verifications,
} from "../schema/people.ts";

export type Deletion = typeof accountDeletions.$inferSelect;

/**
 * Takes every way in and the person, and writes down what is left to do: all or nothing, so from here on nobody can sign in,
 * nothing of them can be renewed, and the address is free. Answers what was ended.
 */
export async function beginDeletion(
  db: CoreDb,
  person: { readonly id: string; readonly email: string; readonly account: string },
  now: number,
): Promise<string[]> {
  const { id, email, account } = person;
  const at = sql<number>`${now}`.as("revoked_at");
  const [, , , endedSessions, endedKeys] = await db.batch([
    db.insert(accountDeletions).values({ userId: id, requestedAt: now, step: "portfolios" }),
    db
      .insert(revokedSessions)
      .select(db.select({ sessionId: sessions.id, revokedAt: at }).from(sessions).where(eq(sessions.userId, id)))
      .onConflictDoNothing(),
    db
      .insert(revokedSessions)
      .select(db.select({ sessionId: apiKeys.id, revokedAt: at }).from(apiKeys).where(eq(apiKeys.referenceId, id)))
      .onConflictDoNothing(),
    db.delete(sessions).where(eq(sessions.userId, id)).returning({ id: sessions.id }),
    db.delete(apiKeys).where(eq(apiKeys.referenceId, id)).returning({ id: apiKeys.id }),
    db.delete(passkeys).where(eq(passkeys.userId, id)),
    db.delete(twoFactors).where(eq(twoFactors.userId, id)),
    db.delete(credentials).where(eq(credentials.userId, id)),
    // Their values name the person, alone or among other things.
    db.delete(verifications).where(sql`instr(${verifications.value}, ${id}) > 0`),
    db.delete(signInAttempts).where(eq(signInAttempts.account, account)),
    db.delete(invitations).where(or(eq(invitations.invitedBy, id), eq(invitations.email, email))),
    db.delete(users).where(eq(users.id, id)),
  ]);
  return [...endedSessions, ...endedKeys].map((row) => row.id);
}

/** Whose turn it is: nobody works at them now, and none is waiting for its time. */
export function dueDeletions(db: CoreDb, now: number, most: number): Promise<Deletion[]> {
  return db.select().from(accountDeletions).where(lte(accountDeletions.leasedUntil, now)).limit(most).all();
}

/** Takes a deletion for oneself until `until`; null when somebody else has it, or it is done. */
export async function leaseDeletion(db: CoreDb, id: UserId, now: number, until: number): Promise<Deletion | null> {
  const [row] = await db
    .update(accountDeletions)
    .set({ leasedUntil: until, attempts: sql`${accountDeletions.attempts} + 1` })
    .where(and(eq(accountDeletions.userId, id), lte(accountDeletions.leasedUntil, now)))
    .returning();
  return row ?? null;
}

/** Goes on with `step`, not before `at`. */
export async function postponeDeletion(db: CoreDb, id: UserId, step: string, at: number): Promise<void> {
  await db.update(accountDeletions).set({ step, leasedUntil: at }).where(eq(accountDeletions.userId, id));
}

export async function endDeletion(db: CoreDb, id: UserId): Promise<void> {
  await db.delete(accountDeletions).where(eq(accountDeletions.userId, id));
}

/** Removes at most `most` rows of each kind that the person has outside portfolios; true when none is left. */
export async function eraseBelongings(db: CoreDb, id: UserId, most: number): Promise<boolean> {
  const lists = db.select({ id: watchlists.id }).from(watchlists).where(eq(watchlists.userId, id));
  const coins = db.select({ id: assets.id }).from(assets).where(eq(assets.ownerUserId, id));
  // Children before what they hang on.
  const kinds = [
    [watchlistItems, inArray(watchlistItems.watchlistId, lists)],
    [watchlists, eq(watchlists.userId, id)],
    [manualPrices, eq(manualPrices.userId, id)],
    [importProfiles, eq(importProfiles.userId, id)],
    [assetAliases, inArray(assetAliases.assetId, coins)],
    [assets, eq(assets.ownerUserId, id)],
    [userWrites, eq(userWrites.userId, id)],
  ] as const;
  for (const [table, theirs] of kinds) {
    const { meta } = await db
      .delete(table)
      .where(sql`rowid IN (SELECT rowid FROM ${table} WHERE ${theirs} LIMIT ${most})`);
    if (meta.changes >= most) return false;
  }
  return true;
}
