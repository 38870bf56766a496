import type { ViewerMessage } from "../../../domain/valuation/valuation.ts";

/** A viewer may ask for this many snapshots at once and for one more each {@link REFILL_MS}. */
const BURST = 5;
const REFILL_MS = 2_000;
const LONGEST = 64;

/** Says whether what a viewer said is the one thing it may say, and not too often. Forgets when the object sleeps. */
export class ViewerTalk {
  readonly #left = new WeakMap<WebSocket, { asks: number; at: number }>();

  allows(ws: WebSocket, message: string | ArrayBuffer, now: number): boolean {
    return isSnapshotRequest(message) && this.#spend(ws, now);
  }

  #spend(ws: WebSocket, now: number): boolean {
    const last = this.#left.get(ws) ?? { asks: BURST, at: now };
    const asks = Math.min(BURST, last.asks + (now - last.at) / REFILL_MS) - 1;
    this.#left.set(ws, { asks, at: now });
    return asks >= 0;
  }
}

function isSnapshotRequest(message: string | ArrayBuffer): boolean {
  if (typeof message !== "string" || message.length > LONGEST) return false;
  try {
    const said = JSON.parse(message) as Partial<ViewerMessage> | null;
    return said?.type === "snapshot" && Object.keys(said).length === 1;
  } catch {
    return false;
  }
}
