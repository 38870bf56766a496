import type { HostRefusal } from "../domain/market/host-health.ts";
import { outgoingHeaders } from "../platform/user-agent.ts";
import { refusalOf, refusalOfError } from "./refusal.ts";
import type { Opening } from "./venue-api.ts";

/** Binance ends a connection that says more than five things a second, the strictest of the three. */
const MESSAGE_SPACING_MS = 250;

export interface VenueSocketOptions extends Pick<Opening, "url" | "say"> {
  readonly openTimeoutMs: number;
  readonly onFrame: (frame: unknown) => void;
  /** Called once, when the other side ends it or it breaks. Not after `close()`. */
  readonly onEnd: (reason: string) => void;
}

export interface VenueSocket {
  /** At a pace that every venue bears. */
  say(messages: readonly string[]): void;
  close(): void;
}

export type Opened =
  | { readonly ok: true; readonly socket: VenueSocket }
  | { readonly ok: false; readonly refusal: HostRefusal };

/**
 * Opens a venue's stream. By `fetch`, not `new WebSocket`: only so the status of a refusal can be read. The runtime answers
 * the server's pings itself.
 */
export async function openVenueSocket(options: VenueSocketOptions): Promise<Opened> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.openTimeoutMs);
  try {
    const headers = { Upgrade: "websocket", ...outgoingHeaders() };
    const response = await fetch(options.url, { headers, signal: abort.signal });
    const socket = response.webSocket;
    if (response.status !== 101 || socket === null) {
      await response.body?.cancel();
      return { ok: false, refusal: refusalOf(response) };
    }
    return { ok: true, socket: listen(socket, options) };
  } catch (error) {
    return { ok: false, refusal: refusalOfError(error) };
  } finally {
    clearTimeout(timer);
  }
}

function listen(socket: WebSocket, { say, onFrame, onEnd }: VenueSocketOptions): VenueSocket {
  let ended = false;
  let pacing: number | null = null;
  const waiting: string[] = [];
  const end = (): boolean => {
    const first = !ended;
    ended = true;
    clearTimeout(pacing);
    return first;
  };
  const sayNext = () => {
    pacing = null;
    const message = waiting.shift();
    if (ended || message === undefined) return;
    socket.send(message);
    pacing = setTimeout(sayNext, MESSAGE_SPACING_MS);
  };
  const saying = (messages: readonly string[]) => {
    waiting.push(...messages);
    if (pacing === null) sayNext();
  };
  socket.addEventListener("message", (event) => {
    if (!ended) onFrame(event.data);
  });
  socket.addEventListener("close", (event) => {
    if (end()) onEnd(`closed ${event.code}`);
  });
  socket.addEventListener("error", () => {
    if (end()) onEnd("error");
  });
  socket.accept();
  saying(say);
  return {
    say: saying,
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
