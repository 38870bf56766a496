/**
 * The live valuation of one portfolio: a one-time ticket, a WebSocket, frames in order. A missed `seq` or ten silent seconds
 * ask for a snapshot; a lost connection comes back with growing, jittered delays and a new ticket.
 */
import type { ValuationFrame } from "../../../src/domain/valuation/valuation.ts";
import { api, ApiError } from "../api/client.ts";

export type StreamStatus = "connecting" | "live" | "lost";

export interface StreamEvents {
  frame(frame: ValuationFrame): void;
  status(status: StreamStatus): void;
  /** The session has ended: nothing will come any more. */
  signedOut(): void;
}

const SILENT_AFTER_MS = 10_000;
const GIVE_UP_AFTER_MS = 25_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;

/** Opens the stream; the answer closes it. */
export function openValuationStream(portfolioId: string, events: StreamEvents): () => void {
  let socket: WebSocket | null = null;
  let closed = false;
  let lastSeq: number | null = null;
  let lastFrameAt = 0;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const watch = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    const silent = Date.now() - lastFrameAt;
    if (silent > GIVE_UP_AFTER_MS) socket.close();
    else if (silent > SILENT_AFTER_MS) askForSnapshot();
  }, 5_000);

  void connect();
  return () => {
    closed = true;
    clearInterval(watch);
    clearTimeout(retry);
    socket?.close();
  };

  function askForSnapshot(): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: "snapshot" }));
  }

  async function connect(): Promise<void> {
    events.status("connecting");
    try {
      const ticket = await api.liveTicket(portfolioId);
      if (closed) return;
      const url = new URL(ticket.url, location.href);
      url.protocol = url.protocol.replace(/^http/, "ws");
      socket = new WebSocket(url, [...ticket.protocols]);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return events.signedOut();
      return again();
    }
    socket.addEventListener("open", () => {
      lastFrameAt = Date.now();
    });
    socket.addEventListener("message", (event) => receive(JSON.parse(String(event.data)) as ValuationFrame));
    socket.addEventListener("close", again);
  }

  function receive(frame: ValuationFrame): void {
    lastFrameAt = Date.now();
    if (frame.type === "delta" && lastSeq !== null && frame.seq !== lastSeq + 1) {
      if (frame.seq > lastSeq) askForSnapshot();
      return;
    }
    lastSeq = frame.seq;
    failures = 0;
    events.status("live");
    events.frame(frame);
  }

  function again(): void {
    if (closed) return;
    lastSeq = null;
    events.status("lost");
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++) * (0.5 + Math.random() / 2);
    clearTimeout(retry);
    retry = setTimeout(() => void connect(), delay);
  }
}
