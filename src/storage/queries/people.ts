import { and, eq, lt, notExists, sql } from "drizzle-orm";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { portfolioDirectory } from "../schema/core.ts";
import { credentials, revokedSessions, sessions, users } from "../schema/people.ts";

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
