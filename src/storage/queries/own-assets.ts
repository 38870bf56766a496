/** A person's own assets. */
import { and, asc, count, eq, gt, not, sql } from "drizzle-orm";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { WriteRequest } from "../../domain/ledger/commands.ts";
import type { CoreDb } from "../database.ts";
import { assets } from "../schema/core.ts";
import { userWrites } from "../schema/people.ts";

export interface OwnAsset {
  readonly id: AssetId;
  readonly symbol: string;
  readonly name: string;
  /** Taken back: kept for the transactions that name it. */
  readonly status: "active" | "delisted";
}

const toOwn = ({ id, symbol, name, status }: typeof assets.$inferSelect): OwnAsset => ({
  id: id as AssetId,
  symbol,
  name,
  status,
});

const theirs = (userId: UserId) => and(eq(assets.kind, "custom"), eq(assets.ownerUserId, userId));

/** The request's key and the asset in one batch; breaks a constraint, and stores neither, when there are `most` already. */
export async function insertOwnAsset(
  db: CoreDb,
  userId: UserId,
  { id, symbol, name }: Omit<OwnAsset, "status">,
  record: WriteRequest & { readonly answer: string },
  at: number,
  most: number,
): Promise<void> {
  const mine = db.select({ n: count() }).from(assets).where(theirs(userId));
  await db.batch([
    db.insert(userWrites).values({ userId, at, ...record }),
    db.insert(assets).values({
      id,
      kind: "custom",
      ownerUserId: userId,
      symbol,
      name: sql`(SELECT ${name} WHERE (${mine}) < ${most})`,
      status: "active",
    }),
  ]);
}

/** All of them or, where that would be more than `most`, none; made once, however often it is tried. Whether they are there. */
export async function insertOwnAssets(
  db: CoreDb,
  userId: UserId,
  made: readonly Omit<OwnAsset, "status">[],
  most: number,
): Promise<boolean> {
  const rows = JSON.stringify(made);
  const listed = sql`${assets.id} IN (SELECT value ->> 'id' FROM json_each(${rows}))`;
  const others = db
    .select({ n: count() })
    .from(assets)
    .where(and(theirs(userId), not(listed)));
  // One after the other: drizzle's batch takes no statement of our own words that has parameters.
  await db.run(sql`INSERT INTO assets (id, kind, owner_user_id, symbol, name, status)
    SELECT value ->> 'id', 'custom', ${userId}, value ->> 'symbol', value ->> 'name', 'active' FROM json_each(${rows})
    WHERE (${others}) + ${made.length} <= ${most} ON CONFLICT (id) DO NOTHING`);
  const there = await db
    .select({ n: count() })
    .from(assets)
    .where(and(theirs(userId), listed));
  return there[0]?.n === made.length;
}

/** By id, which is the order of their making; one more than the page holds. */
export async function listOwnAssets(
  db: CoreDb,
  userId: UserId,
  page: { readonly limit: number; readonly after: string | null },
): Promise<OwnAsset[]> {
  const beyond = page.after === null ? undefined : gt(assets.id, page.after);
  const rows = await db
    .select()
    .from(assets)
    .where(and(theirs(userId), beyond))
    .orderBy(asc(assets.id))
    .limit(page.limit + 1);
  return rows.map(toOwn);
}

export async function findOwnAsset(db: CoreDb, userId: UserId, id: AssetId): Promise<OwnAsset | null> {
  const row = await db
    .select()
    .from(assets)
    .where(and(theirs(userId), eq(assets.id, id)))
    .get();
  return row === undefined ? null : toOwn(row);
}

/** Changes what is given, unless it is another by now than `seen`; then null. */
export async function changeOwnAsset(
  db: CoreDb,
  userId: UserId,
  seen: OwnAsset,
  change: Partial<Omit<OwnAsset, "id">>,
): Promise<OwnAsset | null> {
  const { id, symbol, name, status } = seen;
  const same = and(
    theirs(userId),
    eq(assets.id, id),
    eq(assets.symbol, symbol),
    eq(assets.name, name),
    eq(assets.status, status),
  );
  const [row] = await db.update(assets).set(change).where(same).returning();
  return row === undefined ? null : toOwn(row);
}
