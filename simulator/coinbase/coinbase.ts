import type { Dollars } from "../market/dollars.ts";
import type { Market } from "../market/market.ts";
import { listings } from "../venues/listings.ts";
import { refusalOf } from "../venues/refusals.ts";
import { micros } from "../venues/text.ts";
import type { Venue } from "../venues/venue.ts";
import { hear } from "./messages.ts";
import { ticker } from "./ticker.ts";

/** USDC is a dollar there, not a product. */
const UNWANTED = "USDC TRX LEO WBT OKB BGB KCS GT USDE FDUSD TUSD USDD STETH WBETH XMR PI KAS CC NEXO FTN".split(" ");
const SUBSCRIBE_WITHIN = 5000;
const BATCH = 5;

export const products = (market: Market) => listings(market, "-", 260, UNWANTED);

/** Coinbase Exchange's feed: as `ws-feed.exchange.coinbase.com`. */
export function coinbase(dollars: Dollars, subscribeWithin = SUBSCRIBE_WITHIN): Venue {
  const listed = products(dollars.quotes.market);
  // Numbers only ever rise, for all products together.
  let sequence = 137_212_619_000;
  return {
    target: "coinbase-ws",
    path: "/",
    listings: listed,
    subscribeWithin,
    refusal: (fault) => refusalOf(fault, (message) => ({ message })),
    greeting: () => [],
    farewell: () => [],
    hear: (heard) => hear(listed, heard),
    tickers: ["ticker", "ticker_1000"],
    due: (second) => (second % BATCH === 0 ? ["ticker", "ticker_1000"] : ["ticker"]),
    volume: (pair, now) => dollars.day("coinbase", pair, now).volume,
    ticker: (told) => ticker(dollars, told, ++sequence),
    heartbeats: (client, now) =>
      [...(client.channels.get("heartbeat") ?? [])].map((name) =>
        JSON.stringify({
          type: "heartbeat",
          sequence: ++sequence,
          last_trade_id: Math.floor(now / 250),
          product_id: name,
          time: micros(now),
        }),
      ),
  };
}
