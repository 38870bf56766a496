import { isObject, readObject } from "../read-json.ts";
import type { MiniTicker as Mini } from "./schemas.ts";
import { ControlReply, Kline, MiniTicker } from "./schemas.ts";

/** One message of a market stream, told apart. */
export type StreamMessage =
  | { readonly kind: "tickers"; readonly tickers: readonly Mini[]; readonly malformed: number }
  | { readonly kind: "candle"; readonly candle: Kline }
  | { readonly kind: "reply"; readonly error: string | null }
  /** The server goes away soon: connect anew at once. */
  | { readonly kind: "shutdown" }
  /** A well-formed message of a kind that we did not ask for. */
  | { readonly kind: "other" }
  | { readonly kind: "malformed" };

const MALFORMED: StreamMessage = { kind: "malformed" };

/** Reads a frame of `/stream` (wrapped in `{stream, data}`) or of `/ws` (bare). Control replies are never wrapped. */
export function readMessage(text: unknown): StreamMessage {
  const message = readObject(text);
  if (message === null) return MALFORMED;
  if (!("stream" in message)) return "e" in message ? readEvent(message) : readReply(message);
  if (Array.isArray(message["data"])) return readTickers(message["data"]);
  return readEvent(message["data"]);
}

function readEvent(data: unknown): StreamMessage {
  if (!isObject(data)) return MALFORMED;
  switch (data["e"]) {
    case "24hrMiniTicker":
      return readTickers([data]);
    case "kline": {
      const candle = Kline.safeParse(data);
      return candle.success ? { kind: "candle", candle: candle.data } : MALFORMED;
    }
    case "serverShutdown":
      return { kind: "shutdown" };
    default:
      // bookTicker has no `e` at all, so its absence alone is no fault.
      return { kind: "other" };
  }
}

function readTickers(items: readonly unknown[]): StreamMessage {
  const read = items.map((item) => MiniTicker.safeParse(item));
  const tickers = read.flatMap((result) => (result.success ? [result.data] : []));
  return { kind: "tickers", tickers, malformed: read.length - tickers.length };
}

function readReply(message: object): StreamMessage {
  const reply = ControlReply.safeParse(message);
  if (!reply.success) return { kind: "other" };
  const { error, msg } = reply.data as { error?: { msg: string }; msg?: string };
  return { kind: "reply", error: error?.msg ?? msg ?? null };
}
