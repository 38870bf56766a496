import { sql } from "drizzle-orm";
import type { SourceUsage, Visits } from "../../domain/news/usage.ts";
import { UNUSED } from "../../domain/news/usage.ts";
import type { CoreDb } from "../database.ts";
import { newsSources } from "../schema/core.ts";

export type NewsSourceRow = typeof newsSources.$inferSelect;

interface Source {
  readonly id: string;
  readonly url: string;
}

export async function newsSourcesById(db: CoreDb): Promise<Map<string, NewsSourceRow>> {
  const rows = await db.select().from(newsSources);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the visits so far came to. `used` is written here only, from this type. */
export const visitsOf = (row: NewsSourceRow | undefined): Visits => ({
  checkedAt: row?.checkedAt ?? null,
  failures: row?.failures ?? 0,
  usage: (row?.used as SourceUsage | null | undefined) ?? UNUSED,
});

const write = (db: CoreDb, { id, url }: Source, used: SourceUsage, state: Partial<NewsSourceRow>) =>
  db
    .insert(newsSources)
    .values({ id, url, used, ...state })
    .onConflictDoUpdate({ target: newsSources.id, set: { url, used, ...state } });

/** It is about to be asked: counted before, as a request that ends with the isolate is one too. */
export const sourceAsked = (db: CoreDb, source: Source, used: SourceUsage) => write(db, source, used, {});

/** It answered: what it said for next time, what was skipped, failures forgotten. */
export const sourceSucceeded = (
  db: CoreDb,
  source: Source,
  used: SourceUsage,
  at: number,
  said: { etag: string | null; lastModified: string | null; skipped: Readonly<Record<string, number>> },
) => write(db, source, used, { ...said, checkedAt: at, succeededAt: at, failures: 0, problem: null });

/** It has nothing new: what is known of it stays. */
export const sourceUnchanged = (db: CoreDb, source: Source, used: SourceUsage, at: number) =>
  write(db, source, used, { checkedAt: at, succeededAt: at, failures: 0, problem: null });

export const sourceFailed = (db: CoreDb, { id, url }: Source, used: SourceUsage, at: number, problem: string) =>
  db
    .insert(newsSources)
    .values({ id, url, used, checkedAt: at, failures: 1, problem })
    .onConflictDoUpdate({
      target: newsSources.id,
      set: { url, used, checkedAt: at, failures: sql`${newsSources.failures} + 1`, problem },
    });
