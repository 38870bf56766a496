/** Who has which portfolios (core), and the records of the requests that made them. */
import { and, count, eq, lt, sql } from "drizzle-orm";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import { ledgerDbOf } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import type { PageOf } from "./paging.ts";
import { pageBy } from "./paging.ts";
import { portfolioDirectory } from "../schema/core.ts";
import { userWrites } from "../schema/people.ts";

export interface DirectoryEntry {
  readonly portfolioId: PortfolioId;
  readonly userId: UserId;
  readonly createdAt: number;
}

const toEntry = (row: typeof portfolioDirectory.$inferSelect): DirectoryEntry => ({
  portfolioId: row.portfolioId as PortfolioId,
  userId: row.userId as UserId,
  createdAt: row.createdAt,
});

export async function findDirectoryEntry(db: CoreDb, id: PortfolioId): Promise<DirectoryEntry | null> {
  const row = await db.select().from(portfolioDirectory).where(eq(portfolioDirectory.portfolioId, id)).get();
  return row === undefined ? null : toEntry(row);
}

/** In order of their making; one more than the page holds. */
export async function listDirectory(db: CoreDb, userId: UserId, page: PageOf): Promise<DirectoryEntry[]> {
  const { beyond, order } = pageBy(page, portfolioDirectory.createdAt, portfolioDirectory.portfolioId);
  const rows = await db
    .select()
    .from(portfolioDirectory)
    .where(and(eq(portfolioDirectory.userId, userId), beyond))
    .orderBy(...order)
    .limit(page.limit + 1);
  return rows.map(toEntry);
}

export async function findUserWrite(
  db: CoreDb,
  userId: UserId,
  key: string,
): Promise<{ requestHash: string; answer: string | null } | null> {
  const { requestHash, answer } = userWrites;
  const mine = and(eq(userWrites.userId, userId), eq(userWrites.key, key));
  return (await db.select({ requestHash, answer }).from(userWrites).where(mine).get()) ?? null;
}

/**
 * The key and the directory's row in one batch. Breaks a constraint, and stores neither, when the key is known or the person
 * already has `most` portfolios: then the subselect is NULL, which NOT NULL refuses.
 */
export async function insertDirectoryEntry(
  db: CoreDb,
  entry: DirectoryEntry,
  record: { readonly key: string; readonly requestHash: string; readonly answer: string },
  most: number,
): Promise<void> {
  const { userId, createdAt } = entry;
  const mine = db.select({ n: count() }).from(portfolioDirectory).where(eq(portfolioDirectory.userId, userId));
  await db.batch([
    db.insert(userWrites).values({ userId, at: createdAt, ...record }),
    db.insert(portfolioDirectory).values({
      ...entry,
      ledgerDb: sql`(SELECT ${ledgerDbOf(entry.portfolioId)} WHERE (${mine}) < ${most})`,
    }),
  ]);
}

export async function eraseDirectoryEntry(db: CoreDb, id: PortfolioId): Promise<void> {
  await db.delete(portfolioDirectory).where(eq(portfolioDirectory.portfolioId, id));
}

/** Records older than `before`, at most `most`. */
export function oldUserWrites(db: CoreDb, before: number, most: number) {
  return db.select().from(userWrites).where(lt(userWrites.at, before)).limit(most);
}

export async function eraseUserWrites(db: CoreDb, rows: readonly { userId: string; key: string }[]): Promise<void> {
  const list = JSON.stringify(rows.map(({ userId, key }) => ({ userId, key })));
  await db.run(sql`DELETE FROM ${userWrites} WHERE (user_id, key) IN
    (SELECT value ->> 'userId', value ->> 'key' FROM json_each(${list}))`);
}
