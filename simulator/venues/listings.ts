import type { Market, Pair } from "../market/market.ts";

/** What a venue that quotes in dollars has, by its own names of the pairs. */
export type Listings = ReadonlyMap<string, Pair>;

/** The larger coins, without those that a venue does not want: mostly its rivals' own. */
export function listings(market: Market, separator: string, lastRank: number, unwanted: readonly string[]): Listings {
  const pairs = [...market.coins.values()].filter(({ profile }) => profile.rank <= lastRank);
  const wanted = pairs.filter(({ profile }) => !unwanted.includes(profile.base));
  return new Map(wanted.map((pair) => [`${pair.profile.base}${separator}USD`, pair]));
}
