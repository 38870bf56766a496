import type { Faults } from "../control/faults.ts";
import type { Pair } from "../market/market.ts";

/** How a ticker is to be wrong. */
export interface Wrong {
  /** Times the true price. */
  factor?: number;
  /** Milliseconds that its time lies back. */
  ago?: number;
  /** A pair's name instead of its own. */
  name?: string;
  /** Of a kind that nobody knows. */
  unknown?: true;
}

/** The frames of one ticker that follow under a fault, and whether one of them is cut in the middle. */
const DISTURBANCES = {
  malformed: [{}],
  spike: [{ factor: 3 }],
  drift: [{ factor: 1.03 }],
  negative: [{ factor: -1 }],
  zero: [{ factor: 0 }],
  "old-timestamp": [{ ago: 3_600_000 }],
  "out-of-order": [{}, { factor: 1.01, ago: 5000 }],
  duplicate: [{}, {}],
  "unknown-event": [{}, { unknown: true }],
  "non-ascii": [{}, { name: "币安人生" }],
} satisfies Record<string, Wrong[]>;

type Disturbance = keyof typeof DISTURBANCES;
const NAMES = Object.keys(DISTURBANCES) as Disturbance[];

/** What becomes of a ticker under the fault in force: usually itself. */
export function disturb(faults: Faults, target: string, pair: Pair, write: (wrong: Wrong) => string): string[] {
  const fault = faults.take(target, NAMES, pair.profile.symbol);
  if (fault === undefined) return [write({})];
  const frames = DISTURBANCES[fault.fault].map(write);
  return fault.fault === "malformed" ? frames.map((frame) => frame.slice(0, 40)) : frames;
}
