import type { AssetId } from "../ids.ts";
import type { Preferences } from "./market-board.ts";
import type { Pair } from "./pair.ts";
import type { PriceSource, Venue } from "./price.ts";
import { VENUES } from "./price.ts";

/** Where each coin is to be listened for. */
export interface MarketList {
  readonly pairs: Readonly<Record<Venue, readonly Pair[]>>;
  readonly preferences: Preferences;
}

/**
 * `rows` come in the order in which the pairs of an asset are preferred. One pair an asset and venue, or two markets would pull
 * its price to and fro; the venues of an asset in the order of those pairs, and last who is asked where no venue serves.
 */
export function marketList(rows: readonly (Pair & { readonly venue: string })[]): MarketList {
  const pairs: Record<Venue, Pair[]> = { binance: [], coinbase: [], kraken: [] };
  const sources = new Map<AssetId, PriceSource[]>();
  for (const { venue, symbol, asset, quote } of rows) {
    if (!isVenue(venue)) continue;
    const known = sources.get(asset) ?? [];
    if (known.includes(venue)) continue;
    sources.set(asset, [...known, venue]);
    pairs[venue].push({ symbol, asset, quote });
  }
  return { pairs, preferences: new Map([...sources].map(([asset, known]) => [asset, [...known, "coingecko"]])) };
}

const isVenue = (venue: string): venue is Venue => (VENUES as readonly string[]).includes(venue);
