import { sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";
import { newsSources } from "../schema/core.ts";

export type NewsSourceRow = typeof newsSources.$inferSelect;

export async function newsSourcesById(db: CoreDb): Promise<Map<string, NewsSourceRow>> {
  const rows = await db.select().from(newsSources);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row of a source that answered: what it said for next time, what was skipped, failures forgotten. */
export const sourceSucceeded = (
  db: CoreDb,
  source: { id: string; url: string },
  at: number,
  said: { etag: string | null; lastModified: string | null; skipped: Readonly<Record<string, number>> },
) => {
  const state = { ...said, url: source.url, checkedAt: at, succeededAt: at, failures: 0, problem: null };
  return db
    .insert(newsSources)
    .values({ id: source.id, ...state })
    .onConflictDoUpdate({ target: newsSources.id, set: state });
};

/** It has nothing new: what is known of it stays. */
export const sourceUnchanged = (db: CoreDb, source: { id: string; url: string }, at: number) => {
  const state = { url: source.url, checkedAt: at, succeededAt: at, failures: 0, problem: null };
  return db
    .insert(newsSources)
    .values({ id: source.id, ...state })
    .onConflictDoUpdate({ target: newsSources.id, set: state });
};

export const sourceFailed = (db: CoreDb, source: { id: string; url: string }, at: number, problem: string) =>
  db
    .insert(newsSources)
    .values({ id: source.id, url: source.url, checkedAt: at, failures: 1, problem })
    .onConflictDoUpdate({
      target: newsSources.id,
      set: { url: source.url, checkedAt: at, failures: sql`${newsSources.failures} + 1`, problem },
    });
