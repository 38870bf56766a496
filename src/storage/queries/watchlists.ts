/** Watchlists of people, and the coins on them. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { AssetId, UserId, WatchlistId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { assets, watchlistItems, watchlists } from "../schema/core.ts";
import { userWrites } from "../schema/people.ts";

export interface WatchedCoin {
  readonly asset: AssetId;
  readonly note: string | null;
}

export interface StoredWatchlist {
  readonly id: WatchlistId;
  readonly name: string;
  readonly position: number;
  readonly createdAt: number;
  /** In order. */
  readonly coins: readonly (WatchedCoin & { readonly symbol: string; readonly assetName: string })[];
}

const own = (userId: UserId, id: WatchlistId) => and(eq(watchlists.userId, userId), eq(watchlists.id, id));

/** Rows of coins from one text: D1 binds at most 100 parameters. */
const insertCoins = (db: CoreDb, id: WatchlistId, coins: readonly WatchedCoin[]) =>
  db.insert(watchlistItems).select(sql`SELECT ${id}, value ->> 'asset', key, value ->> 'note'
    FROM json_each(${JSON.stringify(coins)}) WHERE true`);

/**
 * The request's key and the list in one batch. Breaks a constraint, and stores neither, when the request is known or the person
 * already has `most` lists: then the position is NULL, which NOT NULL refuses.
 */
export async function insertWatchlist(
  db: CoreDb,
  {
    id,
    userId,
    name,
    createdAt,
    coins,
  }: Omit<StoredWatchlist, "position" | "coins"> & {
    readonly userId: UserId;
    readonly coins: readonly WatchedCoin[];
  },
  record: { readonly key: string; readonly requestHash: string; readonly answer: string },
  most: number,
): Promise<void> {
  const next = sql`(SELECT CASE WHEN count(*) < ${most} THEN coalesce(max(position) + 1, 0) END
    FROM ${watchlists} WHERE user_id = ${userId})`;
  await db.batch([
    db.insert(userWrites).values({ userId, at: createdAt, ...record }),
    db.insert(watchlists).values({ id, userId, name, createdAt, position: next }),
    insertCoins(db, id, coins),
  ]);
}

/** A person's lists in order, or the one that is named. */
export async function readWatchlists(db: CoreDb, userId: UserId, id?: WatchlistId): Promise<StoredWatchlist[]> {
  const theirs = id === undefined ? eq(watchlists.userId, userId) : own(userId, id);
  const [lists, items] = await db.batch([
    db.select().from(watchlists).where(theirs).orderBy(asc(watchlists.position), asc(watchlists.id)),
    db
      .select({
        list: watchlistItems.watchlistId,
        asset: watchlistItems.assetId,
        note: watchlistItems.note,
        symbol: assets.symbol,
        name: assets.name,
      })
      .from(watchlists)
      .innerJoin(watchlistItems, eq(watchlistItems.watchlistId, watchlists.id))
      .innerJoin(assets, eq(assets.id, watchlistItems.assetId))
      .where(theirs)
      .orderBy(asc(watchlistItems.position), asc(watchlistItems.assetId)),
  ]);
  const byList = Map.groupBy(items, ({ list }) => list);
  return lists.map((list) => ({
    id: list.id as WatchlistId,
    name: list.name,
    position: list.position,
    createdAt: list.createdAt,
    coins: (byList.get(list.id) ?? []).map(({ asset, note, symbol, name }) => ({
      asset: asset as AssetId,
      note,
      symbol,
      assetName: name,
    })),
  }));
}

export interface WatchlistChange {
  readonly name?: string | undefined;
  /** All of them, in order. */
  readonly coins?: readonly WatchedCoin[] | undefined;
  /** The ids of all lists in the order that they are to have. */
  readonly order?: readonly WatchlistId[] | undefined;
}

/**
 * Changes a list that is still as it was read; breaks a constraint and changes nothing when it is not: then the name is NULL,
 * which NOT NULL refuses.
 */
export async function updateWatchlist(
  db: CoreDb,
  userId: UserId,
  seen: StoredWatchlist,
  { name, coins, order }: WatchlistChange,
): Promise<void> {
  const { id } = seen;
  const known = JSON.stringify(seen.coins.map(({ asset, note }) => [asset, note]));
  const same = sql`${watchlists.name} = ${seen.name} AND ${watchlists.position} = ${seen.position} AND ${known} =
    (SELECT json_group_array(json_array(asset_id, note)) FROM (SELECT asset_id, note FROM ${watchlistItems}
      WHERE watchlist_id = ${id} ORDER BY position, asset_id))`;
  await db.batch([
    db
      .update(watchlists)
      .set({ name: sql`CASE WHEN ${same} THEN ${name ?? seen.name} END` })
      .where(own(userId, id)),
    ...(coins === undefined
      ? []
      : [db.delete(watchlistItems).where(eq(watchlistItems.watchlistId, id)), insertCoins(db, id, coins)]),
    ...(order === undefined
      ? []
      : [
          db
            .update(watchlists)
            .set({
              position: sql`(SELECT key FROM json_each(${JSON.stringify(order)}) o WHERE o.value = ${watchlists.id})`,
            })
            .where(
              sql`${watchlists.userId} = ${userId} AND ${watchlists.id} IN (SELECT value FROM json_each(${JSON.stringify(order)}))`,
            ),
        ]),
  ]);
}

/** Of a list that is known to be theirs; its coins first, for nothing cascades. */
export async function deleteWatchlist(db: CoreDb, userId: UserId, id: WatchlistId): Promise<void> {
  await db.batch([
    db.delete(watchlistItems).where(eq(watchlistItems.watchlistId, id)),
    db.delete(watchlists).where(own(userId, id)),
  ]);
}
