import type { PriceFrame } from "../../../domain/market/price.ts";

/** A frame as a relay sent it, or `null`: a broken one costs itself, not the socket. */
export function readFrame(message: string | ArrayBuffer): PriceFrame | null {
  if (typeof message !== "string") return null;
  try {
    const frame = JSON.parse(message) as PriceFrame;
    return Number.isSafeInteger(frame.seq) && Number.isSafeInteger(frame.epoch) ? frame : null;
  } catch {
    return null;
  }
}
