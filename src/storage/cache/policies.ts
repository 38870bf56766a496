import type { CatalogueCoin } from "../../domain/coins/catalogue.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import type { JsonText } from "../../platform/json-text.ts";

export interface CachePolicy {
  /** Given without a second look. */
  readonly freshMs: number;
  /** Longer still given, while a fresh one is made beside the answer. */
  readonly staleMs: number;
  /** After this it is gone from KV; in between it helps when the source fails. KV refuses less than 60 s. */
  readonly keepMs: number;
  /** Why it is here, and not read from its source each time. */
  readonly reason: string;
}

/** What each namespace holds. A finished answer is a `JsonText`: written once, sent many times. */
export interface Cached {
  prices: PriceFrame;
  catalogue: readonly CatalogueCoin[];
  sentiment: JsonText<unknown>;
  analytics: JsonText<unknown>;
}
export type Namespace = keyof Cached;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;

/**
 * What is cached, for how long, and why. A read of KV costs as much as 500 rows of D1, so what a cheap indexed query answers
 * is not here (docs/caching.md has the sums), and nothing that belongs to one person is.
 */
export const POLICIES: Readonly<Record<Namespace, CachePolicy>> = {
  prices: {
    freshMs: 0,
    staleMs: 0,
    keepMs: 7 * DAY,
    reason:
      "The board for when no relay answers: a relay asks no database, so there is no other source. Always shown as stale.",
  },
  catalogue: {
    freshMs: 10 * MINUTE,
    staleMs: DAY,
    keepMs: 7 * DAY,
    reason: "A thousand rows of D1 a load, the same for everybody, and it changes a few times a day.",
  },
  sentiment: {
    freshMs: 300 * SECOND,
    staleMs: 10 * MINUTE,
    keepMs: DAY,
    reason: "Weighs every score of three days, the same for everybody; news comes in every five minutes.",
  },
  analytics: {
    freshMs: 60 * SECOND,
    staleMs: 5 * MINUTE,
    keepMs: DAY,
    reason:
      "Thousands of candles and much arithmetic an answer, the same for everybody until the next candle closes: the key has its time.",
  },
};
