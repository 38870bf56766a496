import type { Faults } from "../control/faults.ts";
import { eight } from "../market/format.ts";
import type { KlineEvent, MiniTicker } from "./streams.ts";

/** A frame ready to be sent: JSON of a payload under its stream's name, or bytes that go out as they are. */
export type Frame = { stream: string; payload: object } | { raw: string };

const FRAME_FAULTS = [
  "malformed",
  "spike",
  "drift",
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

type Disturbance = (stream: string, payload: MiniTicker | KlineEvent) => Frame[];

const priced =
  (change: (price: number) => number): Disturbance =>
  (stream, payload) => [{ stream, payload: withPrice(payload, change) }];

const DISTURBANCES: Record<(typeof FRAME_FAULTS)[number], Disturbance> = {
  malformed: (stream, payload) => [{ raw: JSON.stringify({ stream, data: payload }).slice(0, 40) }],
  spike: priced((price) => price * 3),
  drift: priced((price) => price * 1.03),
  negative: priced((price) => -price),
  zero: priced(() => 0),
  "old-timestamp": (stream, payload) => [{ stream, payload: { ...payload, E: payload.E - HOUR } }],
  "out-of-order": (stream, payload) => [
    { stream, payload },
    { stream, payload: { ...withPrice(payload, (price) => price * 1.01), E: payload.E - 5000 } },
  ],
  duplicate: (stream, payload) => [
    { stream, payload },
    { stream, payload },
  ],
  "unknown-event": (stream, payload) => [
    { stream, payload },
    { stream, payload: { e: "somethingNew", E: payload.E, s: payload.s } },
  ],
  "non-ascii": (stream, payload) => [
    { stream, payload },
    { stream: `${NON_ASCII.toLowerCase()}@miniTicker`, payload: { ...payload, s: NON_ASCII } },
  ],
};

/** What becomes of a price frame under the fault in force: usually itself. */
export function disturb(faults: Faults, stream: string, payload: MiniTicker | KlineEvent): Frame[] {
  const fault = faults.take("binance-ws", FRAME_FAULTS, payload.s);
  return fault === undefined ? [{ stream, payload }] : DISTURBANCES[fault.fault](stream, payload);
}

function withPrice<T extends MiniTicker | KlineEvent>(payload: T, change: (price: number) => number): T {
  if (payload.e === "kline") {
    return { ...payload, k: { ...payload.k, c: eight(change(Number(payload.k.c))) } };
  }
  return { ...payload, c: eight(change(Number(payload.c))) };
}
