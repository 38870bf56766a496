import type { MarketRules } from "../../domain/market/market-board.ts";
import { STALE_AFTER_MS } from "../../domain/market/price.ts";
import { gateRules } from "../../domain/market/tick-gate.ts";
import type { Config } from "../../platform/config.ts";
import type { BroadcastTimings } from "./broadcast.ts";
import type { VenueTimings } from "./venue-feed.ts";

export interface FeedTimings extends VenueTimings, BroadcastTimings {
  /** A venue that was not heard for this long gives way to others; a little more than the second in which it may be dialled anew. */
  readonly fitMs: number;
  /** A venue that comes back is preferred again after this long. */
  readonly settleMs: number;
  /** How often it is looked who fell silent. */
  readonly reviewMs: number;
  /** The board is written at most this often. */
  readonly persistMs: number;
  /** How often the lists of pairs and coins are read again. */
  readonly listMs: number;
  /** In the first moments of a life no venue serves anything; the last source is not asked yet. */
  readonly firstAskMs: number;
  readonly askSpacingMs: number;
}

export const FEED_TIMINGS: FeedTimings = {
  silenceMs: 5_000,
  ticklessMs: 8_000,
  answerMs: 8_000,
  plannedMs: 85_800_000,
  attemptMs: 20_000,
  fitMs: 6_000,
  settleMs: 5_000,
  reviewMs: 1_000,
  batchMs: 10,
  heartbeatMs: 2_500,
  persistMs: 10_000,
  openingMs: 1_500,
  listMs: 900_000,
  firstAskMs: 8_000,
  askSpacingMs: 60_000,
};

/** A pair without a trade for this long is asked for elsewhere. */
export const QUIET_MS = 600_000;

/** How prices are judged, by configuration and times. */
export function marketRules(config: Config, { fitMs, settleMs }: FeedTimings): MarketRules {
  const venue = { fitMs, settleMs, staleMs: STALE_AFTER_MS };
  // Two turns that were missed, and the time that an answer may take.
  const missedMs = 2 * config.coingecko.pollMs + STALE_AFTER_MS;
  return {
    gate: gateRules({
      maxMove: config.tickMaxMove,
      confirmations: config.tickConfirmations,
      confirmAfterMs: config.tickConfirmMs,
    }),
    choice: { refusedMs: config.tickConfirmMs, quietMs: 120_000 },
    standing: {
      binance: venue,
      coinbase: venue,
      kraken: venue,
      coingecko: { fitMs: missedMs, settleMs: 0, staleMs: missedMs },
    },
    maxApart: config.venueMaxApart,
    opinionMs: 60_000,
  };
}
