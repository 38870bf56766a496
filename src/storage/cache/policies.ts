import type { PriceFrame } from "../../domain/market/price.ts";

export interface CachePolicy {
  /** After this an entry is still given, but says that it is old. */
  readonly freshMs: number;
  /** After this it is gone. KV refuses less than 60 s. */
  readonly keepMs: number;
}

/** What each namespace holds. */
export interface Cached {
  prices: PriceFrame;
}

/**
 * What is cached, for how long, and why. A read of KV costs as much as 500 rows of D1, so what a cheap indexed query answers
 * is not here, and nothing that belongs to one person is.
 */
export const POLICIES: Readonly<Record<keyof Cached, CachePolicy>> = {
  // The board, for when no relay answers. Never fresh: what comes from here is shown as stale.
  prices: { freshMs: 0, keepMs: 7 * 86_400_000 },
};
