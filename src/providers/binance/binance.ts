import type { Pairs } from "../../domain/market/pair.ts";
import type { VenueApi, VenueMessage } from "../venue-api.ts";
import { ACCEPTED, MALFORMED, OTHER } from "../venue-api.ts";
import { tickOfMini } from "./mapper.ts";
import { readMessage } from "./messages.ts";
import { fetchTickers } from "./rest.ts";

/** Binance's bound of one connection: more streams are refused. */
const MAX_STREAMS = 1024;
/** How many are named in the URL, which has a length; the rest is subscribed to afterwards, so many a message. */
export const STREAM_LIMITS = { inUrl: 100, perMessage: 100 } as const;

/** Binance spot's combined market streams: one ticker a pair, once a second while it changes. No heartbeat. */
export const BINANCE: VenueApi = {
  venue: "binance",
  opening: (base, symbols) => openingOf(base, symbols, STREAM_LIMITS),
  read: readFrame,
  ask: (symbols) => subscribe(symbols.map(miniTickerStream), 0),
  lastPrices: fetchTickers,
};

export function openingOf(base: string, symbols: readonly string[], limits: { inUrl: number; perMessage: number }) {
  const streams = symbols.slice(0, MAX_STREAMS).map(miniTickerStream);
  const say: string[] = [];
  const asked: (readonly string[])[] = [];
  for (let from = limits.inUrl; from < streams.length; from += limits.perMessage) {
    say.push(subscribe(streams.slice(from, from + limits.perMessage), 1 + say.length));
    asked.push(symbols.slice(from, Math.min(from + limits.perMessage, streams.length)));
  }
  return { url: `${base}/stream?streams=${streams.slice(0, limits.inUrl).join("/")}`, say, asked };
}

const subscribe = (params: readonly string[], id: number): string =>
  JSON.stringify({ method: "SUBSCRIBE", params, id });

function readFrame(frame: unknown, pairs: Pairs): VenueMessage {
  const message = readMessage(frame);
  if (message.kind === "tickers") {
    const read = message.tickers.map((ticker) => tickOfMini(ticker, pairs));
    const ticks = read.filter((tick) => tick !== null);
    return { kind: "ticks", ticks, unknown: read.length - ticks.length, malformed: message.malformed };
  }
  if (message.kind === "shutdown") return message;
  if (message.kind === "malformed") return MALFORMED;
  if (message.kind !== "reply") return OTHER;
  return message.error === null ? ACCEPTED : { kind: "refused", error: message.error, symbol: null };
}

const miniTickerStream = (symbol: string): string => `${symbol.toLowerCase()}@miniTicker`;
