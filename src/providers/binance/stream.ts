import type { HostRefusal } from "../../domain/market/host-health.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";
import type { StreamMessage } from "./messages.ts";
import { readMessage } from "./messages.ts";
import { refusalOf, refusalOfError } from "./refusal.ts";

/** Binance's bounds of one connection: more streams are refused, more messages a second end it. */
export const MAX_STREAMS = 1024;
const MESSAGE_SPACING_MS = 250;

export interface StreamOptions {
  readonly base: string;
  readonly streams: readonly string[];
  /** How many are named in the URL; the rest is subscribed to afterwards. */
  readonly inUrl: number;
  readonly perMessage: number;
  readonly openTimeoutMs: number;
  onMessage(message: StreamMessage): void;
  /** Called once, when the other side ends it or it breaks. Not after `close()`. */
  onEnd(reason: string): void;
}

export const STREAM_LIMITS = { inUrl: 100, perMessage: 100, openTimeoutMs: 8_000 } as const;

export interface OpenStream {
  close(): void;
}

export type Opened =
  | { readonly ok: true; readonly stream: OpenStream }
  | { readonly ok: false; readonly refusal: HostRefusal };

/**
 * Opens a combined stream. By `fetch`, not `new WebSocket`: only so the status of a refusal can be read. The runtime answers
 * the server's pings itself.
 */
export async function openStream(options: StreamOptions): Promise<Opened> {
  const streams = options.streams.slice(0, MAX_STREAMS);
  const url = `${options.base}/stream?streams=${streams.slice(0, options.inUrl).join("/")}`;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.openTimeoutMs);
  try {
    const headers = { Upgrade: "websocket", ...outgoingHeaders() };
    const response = await fetch(url, { headers, signal: abort.signal });
    const socket = response.webSocket;
    if (response.status !== 101 || socket === null) {
      await response.body?.cancel();
      return { ok: false, refusal: refusalOf(response) };
    }
    return { ok: true, stream: listen(socket, streams.slice(options.inUrl), options) };
  } catch (error) {
    return { ok: false, refusal: refusalOfError(error) };
  } finally {
    clearTimeout(timer);
  }
}

function listen(socket: WebSocket, rest: readonly string[], options: StreamOptions): OpenStream {
  let ended = false;
  let nextSubscribe: number | null = null;
  const end = (): boolean => {
    const first = !ended;
    ended = true;
    clearTimeout(nextSubscribe);
    return first;
  };
  const subscribe = (from: number) => {
    if (ended || from >= rest.length) return;
    const params = rest.slice(from, from + options.perMessage);
    socket.send(JSON.stringify({ method: "SUBSCRIBE", params, id: 1 + from / options.perMessage }));
    nextSubscribe = setTimeout(() => subscribe(from + options.perMessage), MESSAGE_SPACING_MS);
  };
  socket.addEventListener("message", (event) => {
    if (!ended) options.onMessage(readMessage(event.data));
  });
  socket.addEventListener("close", (event) => {
    if (end()) options.onEnd(`closed ${event.code}`);
  });
  socket.addEventListener("error", () => {
    if (end()) options.onEnd("error");
  });
  socket.accept();
  subscribe(0);
  return {
    close: () => {
      if (!end()) return;
      try {
        socket.close(1000);
      } catch {
        // Already gone; what was wanted is so.
      }
    },
  };
}

export const miniTickerStream = (symbol: string): string => `${symbol.toLowerCase()}@miniTicker`;
