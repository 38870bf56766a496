import type { Pairs } from "../../domain/market/pair.ts";
import { readObject } from "../read-json.ts";
import type { VenueApi, VenueMessage } from "../venue-api.ts";
import { ACCEPTED, MALFORMED, OTHER } from "../venue-api.ts";
import { tickOf } from "./mapper.ts";
import { Reply, Status, Ticker } from "./schemas.ts";

const PER_MESSAGE = 100;

/** Kraken's second WebSocket API: a ticker a trade, a snapshot of each pair first, a heartbeat a second when it is quiet. */
export const KRAKEN: VenueApi = {
  venue: "kraken",
  opening: (base, symbols) => ({
    url: `${base}/v2`,
    say: subscribe(symbols),
    asked: symbols.map((symbol) => [symbol]),
  }),
  read: readFrame,
};

function subscribe(symbols: readonly string[]): readonly string[] {
  const say: string[] = [];
  for (let from = 0; from < symbols.length; from += PER_MESSAGE) {
    const symbol = symbols.slice(from, from + PER_MESSAGE);
    const params = { channel: "ticker", symbol, event_trigger: "trades", snapshot: true };
    say.push(JSON.stringify({ method: "subscribe", params, req_id: 1 + say.length }));
  }
  return say;
}

function readFrame(frame: unknown, pairs: Pairs): VenueMessage {
  const message = readObject(frame);
  if (message === null) return MALFORMED;
  if (!("channel" in message)) return readReply(message);
  switch (message["channel"]) {
    case "ticker":
      return readTickers(message["data"], pairs);
    case "heartbeat":
      return { kind: "beat" };
    case "status": {
      const status = Status.safeParse(message);
      if (!status.success) return MALFORMED;
      // In its other states orders are refused; prices go on.
      return status.data.data.some(({ system }) => system === "maintenance") ? { kind: "shutdown" } : OTHER;
    }
    default:
      return OTHER;
  }
}

function readTickers(data: unknown, pairs: Pairs): VenueMessage {
  if (!Array.isArray(data)) return MALFORMED;
  const read = data.map((item) => Ticker.safeParse(item));
  const tickers = read.flatMap((result) => (result.success ? [result.data] : []));
  const ticks = tickers.flatMap((ticker) => tickOf(ticker, pairs) ?? []);
  return { kind: "ticks", ticks, unknown: tickers.length - ticks.length, malformed: read.length - tickers.length };
}

function readReply(message: object): VenueMessage {
  const reply = Reply.safeParse(message);
  if (!reply.success) return MALFORMED;
  const { method, success, error, symbol } = reply.data;
  if (success !== false) return method === "subscribe" ? ACCEPTED : OTHER;
  return { kind: "refused", error: error ?? "no reason given", symbol: symbol ?? null };
}
