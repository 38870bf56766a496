import type { Refusal } from "../binance/refusals.ts";
import type { Fault } from "../control/faults.ts";
import type { Pair } from "../market/market.ts";
import type { Client } from "./client.ts";
import type { Wrong } from "./disturb.ts";
import type { Listings } from "./listings.ts";

export interface Heard {
  client: Client;
  text: string;
  now: number;
  /** Refusals are not to say why. */
  unreasoned: boolean;
  /** Sends the client what is true of a pair now. */
  ticker: (name: string) => void;
}

export interface Told {
  pair: Pair;
  name: string;
  now: number;
  wrong: Wrong;
  /** False for what a new listener hears first. */
  update: boolean;
}

/** How an exchange with heartbeats speaks. What such exchanges have in common is in VenueSockets. */
export interface Venue {
  target: "coinbase-ws" | "kraken-ws";
  path: string;
  listings: Listings;
  /** Milliseconds within which a client must listen to something, or is sent away. */
  subscribeWithin?: number;
  refusal: (fault: Fault, now: number) => Refusal;
  /** Its first words, and its last before a shutdown. */
  greeting: () => string[];
  farewell: () => string[];
  /** Carries out a client's message. */
  hear: (heard: Heard) => void;
  /** The channels that carry tickers, and those of them whose turn it is in a second. */
  tickers: readonly string[];
  due: (second: number) => string[];
  /** Traded within 24 hours: where this stands still, nothing is told. */
  volume: (pair: Pair, now: number) => number;
  ticker: (told: Told) => string;
  /** What it sends each second so as to be known alive. */
  heartbeats: (client: Client, now: number) => string[];
}
