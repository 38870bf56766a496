import { and, eq, gt, lt, ne, notExists, sql } from "drizzle-orm";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import type { PageOf } from "./paging.ts";
import { pageBy } from "./paging.ts";
import { portfolioDirectory } from "../schema/core.ts";
import { credentials, revokedSessions, sessions, users, verifications } from "../schema/people.ts";

export type PersonRow = typeof users.$inferSelect;

export async function find(db: CoreDb, id: UserId): Promise<PersonRow | null> {
  return (await db.select().from(users).where(eq(users.id, id)).get()) ?? null;
}

export async function findByEmail(db: CoreDb, email: string): Promise<PersonRow | null> {
  return (await db.select().from(users).where(eq(users.email, email)).get()) ?? null;
}

/** Removes a person of this address who was created before `before` and never got a way in. */
export async function deleteHalfMade(db: CoreDb, email: string, before: number): Promise<void> {
  const wayIn = db
    .select({ one: sql`1` })
    .from(credentials)
    .where(eq(credentials.userId, users.id));
  await db.delete(users).where(and(eq(users.email, email), lt(users.createdAt, new Date(before)), notExists(wayIn)));
}

/** Ends a session: gone from D1 and on the list of the revoked, both or neither. */
export async function revokeSession(db: CoreDb, sessionId: string, at: number): Promise<void> {
  await db.batch([
    db.insert(revokedSessions).values({ sessionId, revokedAt: at }).onConflictDoNothing(),
    db.delete(sessions).where(eq(sessions.id, sessionId)),
  ]);
}

/** Ends all sessions of a person but `except`; answers which. */
export async function revokeSessions(db: CoreDb, userId: UserId, except: string | null, at: number): Promise<string[]> {
  const theirs = and(eq(sessions.userId, userId), except === null ? undefined : ne(sessions.id, except));
  const [, ended] = await db.batch([
    db
      .insert(revokedSessions)
      .select(
        db
          .select({ sessionId: sessions.id, revokedAt: sql`${at}`.as("revoked_at") })
          .from(sessions)
          .where(theirs),
      )
      .onConflictDoNothing(),
    db.delete(sessions).where(theirs).returning({ id: sessions.id }),
  ]);
  return ended.map(({ id }) => id);
}

/** Sessions that are not over at `now`, in order of their beginning; one more than the page holds. */
export function listSessions(db: CoreDb, userId: UserId, now: number, page: PageOf) {
  const { beyond, order } = pageBy(page, sessions.createdAt, sessions.id);
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date(now)), beyond))
    .orderBy(...order)
    .limit(page.limit + 1);
}

export async function hasSession(db: CoreDb, userId: UserId, sessionId: string): Promise<boolean> {
  const theirs = and(eq(sessions.id, sessionId), eq(sessions.userId, userId));
  return (await db.select({ id: sessions.id }).from(sessions).where(theirs).get()) !== undefined;
}

/** The password's hash, by which one sees that it is still the same; null: no such person, or no password. */
export async function passwordHash(db: CoreDb, email: string): Promise<string | null> {
  const row = await db
    .select({ hash: credentials.password })
    .from(credentials)
    .innerJoin(users, eq(users.id, credentials.userId))
    .where(and(eq(users.email, email), eq(credentials.providerId, "credential")))
    .get();
  return row?.hash ?? null;
}

/** Takes back every one-time token and half-made sign-in of a person: their values name them, alone or among other things. */
export async function dropVerifications(db: CoreDb, userId: UserId): Promise<void> {
  await db.delete(verifications).where(sql`instr(${verifications.value}, ${userId}) > 0`);
}

/** Moves `updatedAt` on, and never back: the profile's ETag is made of what changed with it. */
const later = (now: number) => sql`max(${users.updatedAt} + 1, ${now})`;

export async function markVerified(db: CoreDb, id: UserId, now: number): Promise<void> {
  await db
    .update(users)
    .set({ emailVerified: true, updatedAt: later(now) })
    .where(eq(users.id, id));
}

/** What is undefined stays as it is. */
export type ProfileChange = { readonly [K in "name" | "baseCurrency" | "locale" | "timeZone"]?: string | undefined };

/** The person as changed; null when they changed since `seen`, or are gone. */
export async function updateProfile(
  db: CoreDb,
  id: UserId,
  change: ProfileChange,
  seen: Date,
  now: number,
): Promise<PersonRow | null> {
  const [row] = await db
    .update(users)
    .set({ ...change, updatedAt: later(now) })
    .where(and(eq(users.id, id), eq(users.updatedAt, seen)))
    .returning();
  return row ?? null;
}

/** People in order of their coming, of one role or of all; one more than the page holds. */
export function listPeople(db: CoreDb, role: PersonRow["role"] | null, page: PageOf): Promise<PersonRow[]> {
  const { beyond, order } = pageBy(page, users.createdAt, users.id);
  return db
    .select()
    .from(users)
    .where(and(role === null ? undefined : eq(users.role, role), beyond))
    .orderBy(...order)
    .limit(page.limit + 1);
}

/** The person with the role; null when there is none. */
export async function setRole(db: CoreDb, id: UserId, role: PersonRow["role"], now: number): Promise<PersonRow | null> {
  const [row] = await db
    .update(users)
    .set({ role, updatedAt: later(now) })
    .where(eq(users.id, id))
    .returning();
  return row ?? null;
}

/** Forgets what no longer says anything: sessions that are over, revocations that outlived every token. */
export async function deleteEnded(db: CoreDb, expiredBefore: number, revokedBefore: number): Promise<void> {
  await db.batch([
    db.delete(sessions).where(lt(sessions.expiresAt, new Date(expiredBefore))),
    db.delete(revokedSessions).where(lt(revokedSessions.revokedAt, revokedBefore)),
  ]);
}

export async function portfoliosOf(db: CoreDb, userId: UserId): Promise<PortfolioId[]> {
  const rows = await db
    .select({ id: portfolioDirectory.portfolioId })
    .from(portfolioDirectory)
    .where(eq(portfolioDirectory.userId, userId));
  return rows.map((row) => row.id as PortfolioId);
}
