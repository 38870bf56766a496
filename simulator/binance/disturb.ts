import type { Faults } from "../control/faults.ts";
import { eight } from "../market/format.ts";
import type { KlineEvent, MiniTicker } from "./streams.ts";

/** A frame ready to be sent: JSON of a payload under its stream's name, or bytes that go out as they are. */
export type Frame = { stream: string; payload: object } | { raw: string };

const FRAME_FAULTS = [
  "malformed",
  "spike",
  "negative",
  "zero",
  "old-timestamp",
  "out-of-order",
  "duplicate",
  "unknown-event",
  "non-ascii",
] as const;

const HOUR = 3_600_000;
const NON_ASCII = "币安人生USDT";

/** What becomes of a price frame under the fault in force: usually itself. */
export function disturb(faults: Faults, stream: string, payload: MiniTicker | KlineEvent): Frame[] {
  const frame = { stream, payload };
  const fault = faults.take("binance-ws", FRAME_FAULTS, payload.s);
  const priced = (change: (price: number) => number): Frame => ({ stream, payload: withPrice(payload, change) });
  switch (fault?.fault) {
    case "malformed":
      return [{ raw: JSON.stringify({ stream, data: payload }).slice(0, 40) }];
    case "spike":
      return [priced((price) => price * 3)];
    case "negative":
      return [priced((price) => -price)];
    case "zero":
      return [priced(() => 0)];
    case "old-timestamp":
      return [{ stream, payload: { ...payload, E: payload.E - HOUR } }];
    case "out-of-order":
      return [frame, { stream, payload: { ...withPrice(payload, (price) => price * 1.01), E: payload.E - 5000 } }];
    case "duplicate":
      return [frame, frame];
    case "unknown-event":
      return [frame, { stream, payload: { e: "somethingNew", E: payload.E, s: payload.s } }];
    case "non-ascii":
      return [frame, { stream: `${NON_ASCII.toLowerCase()}@miniTicker`, payload: { ...payload, s: NON_ASCII } }];
    case undefined:
      return [frame];
  }
}

function withPrice<T extends MiniTicker | KlineEvent>(payload: T, change: (price: number) => number): T {
  if (payload.e === "kline") {
    return { ...payload, k: { ...payload.k, c: eight(change(Number(payload.k.c))) } };
  }
  return { ...payload, c: eight(change(Number(payload.c))) };
}
