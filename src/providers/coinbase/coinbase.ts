import type { Pairs } from "../../domain/market/pair.ts";
import { readObject } from "../read-json.ts";
import type { VenueApi, VenueMessage } from "../venue-api.ts";
import { ACCEPTED, MALFORMED, OTHER } from "../venue-api.ts";
import { tickOf } from "./mapper.ts";
import { Refusal, Ticker } from "./schemas.ts";

/**
 * Coinbase Exchange's feed. `ticker_batch` tells each product's last trade every five seconds: as a second opinion and for the
 * time that another venue is down it does, and `ticker`, a frame a trade, would be the most expensive socket of all. The
 * heartbeat of one product (one a second) says that the connection lives.
 */
export const COINBASE: VenueApi = {
  venue: "coinbase",
  opening: (base, symbols) => ({ url: `${base}/`, say: [ask(symbols)], asked: [symbols] }),
  read: readFrame,
  // One product that it does not know refuses all that were named with it.
  ask,
};

function ask(symbols: readonly string[]): string {
  const channels = [
    { name: "ticker_batch", product_ids: symbols },
    { name: "heartbeat", product_ids: symbols.slice(0, 1) },
  ];
  return JSON.stringify({ type: "subscribe", channels });
}

function readFrame(frame: unknown, pairs: Pairs): VenueMessage {
  const message = readObject(frame);
  if (message === null) return MALFORMED;
  switch (message["type"]) {
    case "ticker": {
      const ticker = Ticker.safeParse(message);
      if (!ticker.success) return { kind: "ticks", ticks: [], unknown: 0, malformed: 1 };
      const tick = tickOf(ticker.data, pairs);
      return { kind: "ticks", ticks: tick === null ? [] : [tick], unknown: tick === null ? 1 : 0, malformed: 0 };
    }
    case "subscriptions":
      return ACCEPTED;
    case "heartbeat":
      return { kind: "beat" };
    case "error":
      return refusalOf(message);
    default:
      return OTHER;
  }
}

function refusalOf(message: Record<string, unknown>): VenueMessage {
  const refusal = Refusal.safeParse(message);
  if (!refusal.success) return MALFORMED;
  const { reason = refusal.data.message } = refusal.data;
  return { kind: "refused", error: reason, symbol: /^(\S+) is not a valid product/.exec(reason)?.[1] ?? null };
}
