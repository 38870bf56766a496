import type { Listings } from "../venues/listings.ts";
import { micros } from "../venues/text.ts";
import type { Heard } from "../venues/venue.ts";

interface Message {
  method?: unknown;
  params?: { channel?: unknown; symbol?: unknown; snapshot?: unknown; event_trigger?: unknown };
  req_id?: unknown;
}

/** Carries out `subscribe` and `unsubscribe`, each pair answered by itself, and `ping`. */
export function hear(listings: Listings, { client, text, now, ticker }: Heard): void {
  const times = { time_in: micros(now), time_out: micros(now) };
  const message = parse(text);
  const id = Number.isInteger(message?.req_id) ? { req_id: message?.req_id } : {};
  const fail = (method: unknown, error: string, symbol?: string) =>
    client.send(JSON.stringify({ error, method, ...id, success: false, symbol, ...times }));
  if (message === null) return fail(undefined, "Malformed request");

  const { method, params } = message;
  if (method === "ping") return client.send(JSON.stringify({ method: "pong", ...id, ...times }));
  if (method !== "subscribe" && method !== "unsubscribe") return fail(method, "Unsupported method");
  if (params?.channel !== "ticker") return fail(method, "Channel not supported");
  const symbols = Array.isArray(params.symbol) ? params.symbol.filter((one) => typeof one === "string") : [];
  if (symbols.length === 0) return fail(method, "Field 'symbol' must not be empty");

  const { event_trigger = "trades", snapshot = true } = params;
  for (const symbol of symbols) {
    const fault = !listings.has(symbol)
      ? "Currency pair not supported"
      : method === "subscribe"
        ? !client.add("ticker", symbol) && "Already subscribed"
        : !client.remove("ticker", symbol) && "Subscription Not Found";
    if (fault !== false) {
      fail(method, fault, symbol);
      continue;
    }
    const result =
      method === "subscribe"
        ? { channel: "ticker", event_trigger, snapshot, symbol }
        : { channel: "ticker", event_trigger, symbol };
    client.send(JSON.stringify({ method, ...id, result, success: true, ...times }));
    if (method === "subscribe" && snapshot !== false) ticker(symbol);
  }
}

function parse(text: string): Message | null {
  try {
    const message = JSON.parse(text) as unknown;
    return typeof message === "object" && message !== null ? message : null;
  } catch {
    return null;
  }
}
