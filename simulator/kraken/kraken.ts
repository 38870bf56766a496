import type { Dollars } from "../market/dollars.ts";
import { listings } from "../venues/listings.ts";
import { refusalOf } from "../venues/refusals.ts";
import type { Venue } from "../venues/venue.ts";
import { hear } from "./messages.ts";
import { ticker } from "./ticker.ts";

const UNWANTED = "LEO WBT OKB BGB KCS GT FDUSD STETH WBETH CBBTC FTN M CC".split(" ");

const status = (system: string, connection: number): string =>
  JSON.stringify({
    channel: "status",
    type: "update",
    data: [{ version: "2.0.10", system, api_version: "v2", connection_id: connection }],
  });

/** Kraken's second WebSocket API: as `ws.kraken.com/v2`. */
export function kraken(dollars: Dollars): Venue {
  const listed = listings(dollars.quotes.market, "/", 320, UNWANTED);
  let connections = 12_345_678_900;
  return {
    target: "kraken-ws",
    path: "/v2",
    listings: listed,
    refusal: (fault) => refusalOf(fault, (message) => ({ error: [`EGeneral:${message}`] })),
    greeting: () => [status("online", ++connections)],
    farewell: () => [status("maintenance", connections)],
    hear: (heard) => hear(listed, heard),
    tickers: ["ticker"],
    due: () => ["ticker"],
    volume: (pair, now) => dollars.day("kraken", pair, now).volume,
    ticker: (told) => ticker(dollars, told),
    // Once a second, to who listens and has heard nothing else.
    heartbeats: (client) => (!client.spoke() && client.channels.size > 0 ? ['{"channel":"heartbeat"}'] : []),
  };
}
