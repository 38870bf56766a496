import type { AssetId } from "../ids.ts";

export type Venue = "binance";

/**
 * One quotation as a venue sent it, after the provider's mapper: nothing of the venue's format is left, but nothing is believed
 * yet. `tick-gate.ts` judges it.
 */
export interface Tick {
  readonly venue: Venue;
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

/** The last accepted price of an asset. */
export interface BoardPrice {
  /** Canonical decimal text, above zero; so is `open24h`. */
  readonly price: string;
  readonly quote: AssetId;
  readonly open24h: string | null;
  readonly source: Venue;
  readonly at: number;
}

export type PriceMap = Readonly<Record<AssetId, BoardPrice>>;

/**
 * What MarketFeed sends to relays and a relay to portfolios. `epoch` grows with every life of the feed, `seq` within it;
 * a receiver drops what is not newer than what it has. `aliveAt` is when the venue last sent anything at all: a quiet coin
 * is not stale, a silent venue is.
 */
export interface PriceFrame {
  readonly type: "snapshot" | "changes";
  readonly epoch: number;
  readonly seq: number;
  readonly aliveAt: number;
  readonly prices: PriceMap;
}

/** Silence of the venue's connection after which every price of it is stale. */
export const STALE_AFTER_MS = 15_000;

export const isStale = (aliveAt: number, now: number): boolean => now - aliveAt > STALE_AFTER_MS;

export function isNewer(frame: PriceFrame, last: { epoch: number; seq: number } | null): boolean {
  if (last === null) return true;
  return frame.epoch > last.epoch || (frame.epoch === last.epoch && frame.seq > last.seq);
}
