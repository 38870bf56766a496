import { and, asc, count, eq, sql } from "drizzle-orm";
import type { ProfileId, UserId } from "../../domain/ids.ts";
import type { Mapping } from "../../domain/imports/formats/mapped.ts";
import type { CoreDb } from "../database.ts";
import { importProfiles } from "../schema/core.ts";
import { userWrites } from "../schema/people.ts";

export interface ImportProfile {
  readonly id: ProfileId;
  readonly name: string;
  readonly mapping: Mapping;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const toProfile = ({ userId: _userId, ...row }: typeof importProfiles.$inferSelect): ImportProfile => ({
  ...row,
  id: row.id as ProfileId,
  mapping: row.mapping as Mapping,
});

const mine = (userId: UserId, id: ProfileId) => and(eq(importProfiles.id, id), eq(importProfiles.userId, userId));

export async function listProfiles(db: CoreDb, userId: UserId): Promise<ImportProfile[]> {
  const rows = await db
    .select()
    .from(importProfiles)
    .where(eq(importProfiles.userId, userId))
    .orderBy(asc(importProfiles.name), asc(importProfiles.id));
  return rows.map(toProfile);
}

export async function findProfile(db: CoreDb, userId: UserId, id: ProfileId): Promise<ImportProfile | null> {
  const row = await db.select().from(importProfiles).where(mine(userId, id)).get();
  return row === undefined ? null : toProfile(row);
}

/** Breaks a constraint, and stores nothing, when the request is known or the person has `most` profiles. */
export async function insertProfile(
  db: CoreDb,
  userId: UserId,
  profile: ImportProfile,
  record: { readonly key: string; readonly requestHash: string; readonly answer: string },
  most: number,
): Promise<void> {
  const theirs = db.select({ n: count() }).from(importProfiles).where(eq(importProfiles.userId, userId));
  const name = sql`(SELECT ${profile.name} WHERE (${theirs}) < ${most})`;
  await db.batch([
    db.insert(userWrites).values({ userId, at: profile.createdAt, ...record }),
    db.insert(importProfiles).values({ ...profile, userId, name }),
  ]);
}

/** Whether it was still the one of `before`. */
export async function updateProfile(
  db: CoreDb,
  userId: UserId,
  { id, name, mapping, updatedAt }: Omit<ImportProfile, "createdAt">,
  before: number,
): Promise<boolean> {
  const same = and(mine(userId, id), eq(importProfiles.updatedAt, before));
  const { meta } = await db.update(importProfiles).set({ name, mapping, updatedAt }).where(same);
  return meta.changes > 0;
}

export async function deleteProfile(db: CoreDb, userId: UserId, id: ProfileId): Promise<boolean> {
  const { meta } = await db.delete(importProfiles).where(mine(userId, id));
  return meta.changes > 0;
}
