/** API keys of people. */
import { and, count, desc, eq, sql } from "drizzle-orm";
import type { KeyId, UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { apiKeys, revokedSessions, userWrites } from "../schema/people.ts";

export interface NewKey {
  readonly id: KeyId;
  readonly userId: UserId;
  readonly name: string;
  readonly start: string;
  readonly hash: string;
  readonly permissions: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

/**
 * The request's key and the API key in one batch. Breaks a constraint, and stores neither, when the request is known or the
 * person already has `most` keys: then the subselect is NULL, which NOT NULL refuses.
 */
export async function insertKey(
  db: CoreDb,
  { id, userId, name, start, hash, permissions, createdAt, expiresAt }: NewKey,
  record: { readonly key: string; readonly requestHash: string; readonly answer: string },
  most: number,
): Promise<void> {
  const mine = db.select({ n: count() }).from(apiKeys).where(eq(apiKeys.referenceId, userId));
  const at = new Date(createdAt);
  await db.batch([
    db.insert(userWrites).values({ userId, at: createdAt, ...record }),
    db.insert(apiKeys).values({
      id,
      referenceId: userId,
      name,
      start,
      permissions,
      createdAt: at,
      updatedAt: at,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      key: sql`(SELECT ${hash} WHERE (${mine}) < ${most})`,
    }),
  ]);
}

export type KeyRow = typeof apiKeys.$inferSelect;

/** Newest first. */
export function listKeys(db: CoreDb, userId: UserId): Promise<KeyRow[]> {
  return db.select().from(apiKeys).where(eq(apiKeys.referenceId, userId)).orderBy(desc(apiKeys.id)).all();
}

/** Gone from the keys and on the list of the revoked, both or neither. Whether the person had such a key. */
export async function revokeKey(db: CoreDb, userId: UserId, id: KeyId, at: number): Promise<boolean> {
  const mine = and(eq(apiKeys.id, id), eq(apiKeys.referenceId, userId));
  const [, deleted] = await db.batch([
    db
      .insert(revokedSessions)
      .select(
        db
          .select({ sessionId: apiKeys.id, revokedAt: sql<number>`${at}`.as("revoked_at") })
          .from(apiKeys)
          .where(mine),
      )
      .onConflictDoNothing(),
    db.delete(apiKeys).where(mine).returning({ id: apiKeys.id }),
  ]);
  return deleted.length > 0;
}
