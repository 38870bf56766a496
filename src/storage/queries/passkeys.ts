/** Passkeys of people; better-auth writes them. */
import { and, count, desc, eq } from "drizzle-orm";
import type { UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { passkeys } from "../schema/people.ts";

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Newest first. */
export function listPasskeys(db: CoreDb, userId: UserId): Promise<PasskeyRow[]> {
  return db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(desc(passkeys.createdAt)).all();
}

export async function countPasskeys(db: CoreDb, userId: UserId): Promise<number> {
  return (await db.select({ n: count() }).from(passkeys).where(eq(passkeys.userId, userId)).get())?.n ?? 0;
}

/** Whether the person had such a passkey. */
export async function deletePasskey(db: CoreDb, userId: UserId, id: string): Promise<boolean> {
  const mine = and(eq(passkeys.id, id), eq(passkeys.userId, userId));
  return (await db.delete(passkeys).where(mine).returning({ id: passkeys.id })).length > 0;
}
