import type { AssetId } from "../ids.ts";

/** A coin of the catalogue with what is said of it as a whole. Money in US dollars; unknown is null. */
export interface CatalogueCoin {
  readonly id: AssetId;
  readonly symbol: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly rank: number | null;
  readonly peg: string | null;
  readonly successor: AssetId | null;
  readonly status: "active" | "delisted";
  readonly facts: CoinFacts | null;
}

export interface CoinFacts {
  readonly marketCap: string | null;
  readonly volume24h: string | null;
  readonly circulatingSupply: string | null;
  readonly totalSupply: string | null;
  readonly maxSupply: string | null;
  readonly updatedAt: number;
}

/** Where a coin stands in an answer: how well it matches, then by rank, then by id. */
export type Place = readonly [match: number, rank: number, id: string];

const UNRANKED = 1e9;

export const placeOf = (coin: CatalogueCoin, match: number): Place => [match, coin.rank ?? UNRANKED, coin.id];

const isAfter = (a: Place, b: Place): boolean => {
  for (const n of [0, 1, 2] as const) {
    if (a[n] !== b[n]) return a[n] > b[n];
  }
  return false;
};

/** The coins that match, the best first; all of them, by rank, where nothing is searched for. */
export function searchCoins(
  coins: readonly CatalogueCoin[],
  { query, after, limit }: { readonly query: string; readonly after: Place | null; readonly limit: number },
): { readonly found: { readonly coin: CatalogueCoin; readonly place: Place }[]; readonly more: boolean } {
  const words = folded(query);
  const all = coins.flatMap((coin) => {
    const match = words === "" ? 0 : matchOf(coin, words);
    const place = match === null ? null : placeOf(coin, match);
    return place === null || (after !== null && !isAfter(place, after)) ? [] : { coin, place };
  });
  const found = all.toSorted((a, b) => (isAfter(a.place, b.place) ? 1 : -1));
  return { found: found.slice(0, limit), more: found.length > limit };
}

/**
 * How well a coin answers to words, 0 the best: its symbol, its id or name, an alias, the beginning of one of these, the
 * beginning of a word in them, somewhere in them. A delisted coin comes after those that are traded and match as well.
 */
function matchOf({ id, symbol, name, aliases, status }: CatalogueCoin, words: string): number | null {
  const own = [symbol, name, id].map(folded);
  const others = aliases.map(folded);
  const all = [...own, ...others];
  const tests: (() => boolean)[] = [
    () => own[0] === words,
    () => own.includes(words),
    () => others.includes(words),
    () => all.some((text) => text.startsWith(words)),
    () => all.some((text) => text.includes(` ${words}`)),
    () => all.some((text) => text.includes(words)),
  ];
  const match = tests.findIndex((test) => test());
  return match < 0 ? null : 2 * match + (status === "delisted" ? 1 : 0);
}

/** Without case, accents and signs, one space between words. */
const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
