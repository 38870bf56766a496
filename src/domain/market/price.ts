import type { AssetId } from "../ids.ts";

/** Exchanges whose streams are read, in the order in which they are preferred where a coin's pairs say nothing else. */
export const VENUES = ["binance", "coinbase", "kraken"] as const;
export type Venue = (typeof VENUES)[number];

/** Whose price it is: a venue's, or that of the REST source that is asked where no venue serves a coin. */
export const PRICE_SOURCES = [...VENUES, "coingecko"] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

/**
 * One quotation as a venue sent it, after the provider's mapper: nothing of the venue's format is left, but nothing is believed
 * yet. `tick-gate.ts` judges it.
 */
export interface Tick {
  readonly venue: PriceSource;
  readonly asset: AssetId;
  /** What the price is counted in. USDT is not USD: "tether" stays "tether" until it is converted. */
  readonly quote: AssetId;
  /** As the venue wrote it. */
  readonly price: string;
  /** Price 24 hours before, in the same quote, as the venue wrote it; `null` where it does not say. */
  readonly open24h: string | null;
  /** The venue's own time of the event, ms. */
  readonly at: number;
}

/** Sources of prices that no market made: nothing of them is ever simulated. */
const OF_NO_MARKET: ReadonlySet<string> = new Set(["own", "ledger", "peg", "base", "frankfurter"]);
export const isOfMarket = (source: string): boolean => !OF_NO_MARKET.has(source);

/** The last accepted price of an asset. */
export interface BoardPrice {
  /** Canonical decimal text, above zero; so is `open24h`. */
  readonly price: string;
  readonly quote: AssetId;
  readonly open24h: string | null;
  readonly source: PriceSource;
  /** The source's own time of it, ms, but never later than when it came. */
  readonly at: number;
}

export type PriceMap = Readonly<Record<AssetId, BoardPrice>>;

/**
 * Until when the prices of a source are not stale, ms: the feed puts it off with every sign of life of the source. A quiet coin
 * is not stale, a silent source is. One that was never heard is missing.
 */
export type Freshness = Readonly<Partial<Record<PriceSource, number>>>;

/**
 * What MarketFeed sends to relays and a relay to portfolios. `epoch` grows with every life of the feed, `seq` within it;
 * a receiver drops what is not newer than what it has.
 */
export interface PriceFrame {
  readonly type: "snapshot" | "changes";
  readonly epoch: number;
  readonly seq: number;
  readonly freshUntil: Freshness;
  readonly prices: PriceMap;
}

/** Silence of a venue's connection after which every price of it is stale. */
export const STALE_AFTER_MS = 15_000;

export const isStale = (source: PriceSource, freshUntil: Freshness, now: number): boolean =>
  now > (freshUntil[source] ?? 0);

/** Whether no source at all is heard. */
export const isSilent = (freshUntil: Freshness, now: number): boolean =>
  PRICE_SOURCES.every((source) => isStale(source, freshUntil, now));

/** What is known from both: a sign of life is not taken back. */
export function fresher(a: Freshness, b: Freshness): Freshness {
  const merged: Partial<Record<PriceSource, number>> = { ...a };
  for (const source of PRICE_SOURCES) {
    const until = b[source];
    if (until !== undefined) merged[source] = Math.max(until, a[source] ?? 0);
  }
  return merged;
}

export function isNewer(frame: PriceFrame, last: { epoch: number; seq: number } | null): boolean {
  if (last === null) return true;
  return frame.epoch > last.epoch || (frame.epoch === last.epoch && frame.seq > last.seq);
}
