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
  const socket = openSocket({
    address: () => Promise.resolve({ url, protocols: [] }),
    frame: (data) => {
      const frame = data as PriceStreamFrame;
      // Or it would be taken for a reader that cannot keep up.
      if (frame.receipt !== undefined) socket.say(frame.receipt);
      events.frame(frame);
    },
    status: (status) => events.status(status),
  });
  return socket.close;
}
