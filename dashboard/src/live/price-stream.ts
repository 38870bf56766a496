/** Live prices of some coins, for everybody: a snapshot, then what changed. */
import type { PriceStreamFrame } from "../../../src/client/api.ts";
import { openSocket, type StreamStatus } from "./socket.ts";

export interface PriceEvents {
  frame(frame: PriceStreamFrame): void;
  status(status: StreamStatus): void;
}

/** Opens the stream; the answer closes it. */
export function openPriceStream(coins: readonly string[], events: PriceEvents): () => void {
  const url = `/api/v1/stream/prices?${new URLSearchParams({ coins: coins.join() }).toString()}`;
  return openSocket({
    address: () => Promise.resolve({ url, protocols: [] }),
    frame: (data) => events.frame(data as PriceStreamFrame),
    status: (status) => events.status(status),
  }).close;
}
