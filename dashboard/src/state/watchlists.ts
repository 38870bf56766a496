/** The person's watchlists, and every way to change one. */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WatchlistChange } from "../../../src/client/api.ts";
import { ApiError } from "../api/client.ts";
import type { WatchedCoin, Watchlist } from "../api/types.ts";
import { watchlistCalls } from "../api/watchlists.ts";
import { failed } from "../transactions/take-back.ts";
import { me } from "./session.ts";
import { toast } from "./toasts.ts";

/** Null until they are known. */
export const watchlists = signal<readonly Watchlist[] | null>(null);
/** Validators of lists as this page holds them. */
const etags = new WeakMap<Watchlist, string>();

// Leaves nothing of one person's for the next.
effect(() => {
  if (me.value === null) watchlists.value = null;
});

let last: Promise<unknown> = Promise.resolve();
/** One after the other, each from what the one before it left: two quick presses must not meet. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function load(): Promise<void> {
  watchlists.value = await watchlistCalls.all();
}

/** Brings them when a component needs them that is on screen. */
export function useWatchlists(): void {
  useEffect(() => {
    if (watchlists.peek() !== null) return;
    inTurn(async () => {
      if (watchlists.peek() === null) await load();
    }).catch(failed);
  }, []);
}

export const makeWatchlist = (name: string, key: string): Promise<Watchlist> => inTurn(() => make(name, [], key));

async function make(name: string, coins: readonly WatchedCoin[], key: string): Promise<Watchlist> {
  const made = await watchlistCalls.make({ name, coins: coins.map(asSent) }, key);
  // With a repeated key it is there already.
  watchlists.value = [...(watchlists.value ?? []).filter(({ id }) => id !== made.id), made];
  return made;
}

export const removeWatchlist = (id: string): Promise<void> =>
  inTurn(async () => {
    await watchlistCalls.remove(id);
    watchlists.value = (watchlists.value ?? []).filter((list) => list.id !== id);
  });

export const renameWatchlist = (id: string, name: string): Promise<void> =>
  inTurn(async () => {
    await change(id, () => ({ name }));
  });

type Coins = readonly WatchedCoin[];

/** Sets the coins of a list, and says what was done with the way back. */
export const changeCoins = (id: string, next: (coins: Coins) => Coins, said: string): Promise<void> =>
  inTurn(async () => {
    const seen = await change(id, ({ coins }) => ({ coins: next(coins).map(asSent) }));
    if (seen === null) return;
    const back = () => inTurn(() => change(id, () => ({ coins: seen.coins.map(asSent) })));
    toast(said, { action: { label: "Undo", run: () => void back().catch(failed) } });
  });

/** What the first list is called that a star makes. */
const FIRST = "Favourites";

/** Puts a coin at the end of the only list, or takes it out; makes the first list where there is none. */
export async function watchOrNot(coin: WatchedCoin): Promise<void> {
  const made = await inTurn(async () => {
    if (watchlists.peek()?.length !== 0) return false;
    await make(FIRST, [coin], crypto.randomUUID());
    toast(`${coin.symbol} is in ${FIRST} now.`);
    return true;
  });
  const [list] = watchlists.peek() ?? [];
  if (!made && list !== undefined) await toggleCoin(list, coin);
}

export function toggleCoin({ id, name, coins: known }: Watchlist, coin: WatchedCoin): Promise<void> {
  const isIn = known.some(({ asset }) => asset === coin.asset);
  const others = (coins: Coins): Coins => coins.filter(({ asset }) => asset !== coin.asset);
  return isIn
    ? changeCoins(id, others, `${coin.symbol} is no longer in ${name}.`)
    : changeCoins(id, (coins) => [...others(coins), coin], `${coin.symbol} is in ${name} now.`);
}

/** Changes the list as this page knows it, and answers that; where it is another by now, shows it, says so, and answers null. */
async function change(id: string, to: (seen: Watchlist) => WatchlistChange): Promise<Watchlist | null> {
  const seen = watchlists.peek()?.find((list) => list.id === id);
  try {
    if (seen === undefined) throw new ApiError(404, null);
    const { value, etag } = await watchlistCalls.change(id, to(seen), await etagOf(seen));
    if (etag !== null) etags.set(value, etag);
    watchlists.value = (watchlists.peek() ?? []).map((list) => (list.id === id ? value : list));
    return seen;
  } catch (error) {
    if (!(error instanceof ApiError && (error.status === 412 || error.status === 404))) throw error;
    await load();
    toast("This list was changed elsewhere meanwhile. Now it is shown as it is; try again.", { tone: "bad" });
    return null;
  }
}

/** The validator of a list that came among all of them is asked for; what was not seen yet counts as changed. */
async function etagOf(seen: Watchlist): Promise<string | null> {
  const known = etags.get(seen);
  if (known !== undefined) return known;
  const { value, etag } = await watchlistCalls.one(seen.id);
  if (JSON.stringify(value) !== JSON.stringify(seen)) throw new ApiError(412, null);
  return etag;
}

const asSent = ({ asset, note }: WatchedCoin) => ({ asset, note });
