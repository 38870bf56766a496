/** The live valuation of one portfolio: a one-time ticket, frames in order. A missed `seq` asks for a snapshot. */
import type { ValuationFrame } from "../../../src/domain/valuation/valuation.ts";
import { api } from "../api/client.ts";
import { openSocket, type StreamStatus } from "./socket.ts";

const SNAPSHOT = JSON.stringify({ type: "snapshot" });

export interface ValuationEvents {
  frame(frame: ValuationFrame): void;
  status(status: StreamStatus): void;
  signedOut(): void;
}

/** Opens the stream; the answer closes it. */
export function openValuationStream(portfolioId: string, events: ValuationEvents): () => void {
  let lastSeq: number | null = null;
  const socket = openSocket({
    address: () => api.liveTicket(portfolioId),
    frame: (data) => receive(data as ValuationFrame),
    status: (status) => events.status(status),
    signedOut: () => events.signedOut(),
    nudge: SNAPSHOT,
    fresh: () => {
      lastSeq = null;
    },
  });
  return socket.close;

  function receive(frame: ValuationFrame): void {
    if (frame.type === "delta" && lastSeq !== null && frame.seq !== lastSeq + 1) {
      if (frame.seq > lastSeq) socket.say(SNAPSHOT);
      return;
    }
    lastSeq = frame.seq;
    events.frame(frame);
  }
}
