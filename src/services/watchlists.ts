import type { UserId, WatchlistId } from "../domain/ids.ts";
import { newWatchlistId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading, writing } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import { wasUndone } from "../storage/queries/ledger.ts";
import type { StoredWatchlist, WatchedCoin } from "../storage/queries/watchlists.ts";
import * as stored from "../storage/queries/watchlists.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";

/** Lists of one person, and coins of one list. */
export const MOST_WATCHLISTS = 50;
export const MOST_WATCHED = 200;

export interface NewWatchlist {
  readonly name: string;
  readonly coins: readonly WatchedCoin[];
}

export interface WatchlistOf {
  readonly viewer: Viewer;
  readonly id: WatchlistId;
}

export async function createWatchlist(
  context: ServiceContext,
  { viewer, request, list }: { viewer: Viewer; request: WriteRequest; list: NewWatchlist },
): Promise<StoredWatchlist> {
  const { userId } = viewer;
  await requireCoins(context, userId, list.coins);
  const db = coreDb(context.env);
  const { made } = await createOnce<NewWatchlist & { id: WatchlistId; createdAt: number }>(context, {
    userId,
    request,
    make: () => {
      const createdAt = context.clock.now();
      return { ...list, id: newWatchlistId(createdAt), createdAt };
    },
    store: (made_, record) => stored.insertWatchlist(db, { ...made_, userId }, record, MOST_WATCHLISTS),
    refused: `A person has at most ${MOST_WATCHLISTS} watchlists.`,
  });
  return findWatchlist(context, { viewer, id: made.id });
}

export const listWatchlists = (context: ServiceContext, { userId }: Viewer): Promise<StoredWatchlist[]> =>
  reading(stored.readWatchlists(coreDb(context.env), userId));

/** One's own; anybody else's is not there. */
export async function findWatchlist(context: ServiceContext, { viewer, id }: WatchlistOf): Promise<StoredWatchlist> {
  const [list] = await reading(stored.readWatchlists(coreDb(context.env), viewer.userId, id));
  if (list === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such watchlist of yours." });
  return list;
}

const ATTEMPTS = 3;

/**
 * What is left out stays. `position`: the place among one's lists, from 0. `isSeen`: whether the list as it is now is one that the
 * change was made for; it is changed only as long as it stays so.
 */
export async function updateWatchlist(
  context: ServiceContext,
  of: WatchlistOf,
  {
    position,
    ...change
  }: {
    readonly name?: string | undefined;
    readonly position?: number | undefined;
    readonly coins?: readonly WatchedCoin[] | undefined;
  },
  isSeen: (list: StoredWatchlist) => Promise<boolean>,
): Promise<StoredWatchlist> {
  const { userId } = of.viewer;
  if (change.coins !== undefined) await requireCoins(context, userId, change.coins);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await findWatchlist(context, of);
    if (!(await isSeen(seen))) {
      throw problem("PRECONDITION_FAILED", { detail: "The watchlist has changed since it was read." });
    }
    const order = position === undefined ? undefined : await orderWith(context, of, position);
    try {
      await writing(stored.updateWatchlist(coreDb(context.env), userId, seen, { ...change, order }));
      return await findWatchlist(context, of);
    } catch (error) {
      // Somebody was faster: it is judged anew.
      if (!wasUndone(error)) throw error;
    }
  }
  throw problem("OVERLOADED", { detail: "The watchlist is being changed elsewhere.", retryAfter: 1 });
}

async function orderWith(context: ServiceContext, { viewer, id }: WatchlistOf, position: number) {
  const others = (await listWatchlists(context, viewer)).map((list) => list.id).filter((other) => other !== id);
  return others.toSpliced(position, 0, id);
}

export async function deleteWatchlist(context: ServiceContext, of: WatchlistOf): Promise<void> {
  await findWatchlist(context, of);
  await writing(stored.deleteWatchlist(coreDb(context.env), of.viewer.userId, of.id));
}

/** Only what the catalogue has, or what is one's own. */
async function requireCoins(context: ServiceContext, userId: UserId, coins: readonly WatchedCoin[]): Promise<void> {
  if (coins.length === 0) return;
  const ids = coins.map(({ asset }) => asset);
  const known = await reading(existingAssets(coreDb(context.env), ids, userId));
  const expected = "a coin of the catalogue, GET /api/v1/coins, or one's own";
  const errors = ids.flatMap((id, i) => (known.has(id) ? [] : [{ path: `body.coins.${i}.asset`, expected }]));
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors: errors.slice(0, 100) });
}
