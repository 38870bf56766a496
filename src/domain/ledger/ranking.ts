import { ONE } from "../money/fixed.ts";
import type { OpenLot } from "./open-lot.ts";
import type { FoldSettings, RankedMethod } from "./settings.ts";

/** Below zero when `a` is taken before `b`; 0 only for parts of one lot. */
export type CompareLots = (a: OpenLot, b: OpenLot) => number;

/** By date of acquisition, then position; the rest only so that the order is always the same. */
export const byDate: CompareLots = (a, b) =>
  a.acquiredAt - b.acquiredAt || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || a.part - b.part;

/** The order in which a method takes lots. An average has none: its lots tell ages, oldest first. */
export function orderOfLots({ method, rankBy, rest }: FoldSettings): CompareLots {
  const ranked: RankedMethod = method === "average" ? "fifo" : method === "specific" ? (rest ?? "fifo") : method;
  const orders: Readonly<Record<RankedMethod, CompareLots>> = {
    fifo: byDate,
    lifo: (a, b) => byDate(b, a),
    hifo: (a, b) => byPrice(b, a, rankBy) || byDate(a, b),
    lofo: (a, b) => byPrice(a, b, rankBy) || byDate(a, b),
  };
  return orders[ranked];
}

/**
 * Cheaper first, by what a unit cost when it was acquired: the rounding of earlier disposals must not break a tie. A cost that
 * is not known counts as the least.
 */
function byPrice(a: OpenLot, b: OpenLot, rankBy: FoldSettings["rankBy"]): number {
  if (rankBy === "cost" && a.acquired.cost !== null && b.acquired.cost !== null) {
    const far = a.acquired.unit - b.acquired.unit;
    if (Math.abs(far) > NEAR * (Math.abs(a.acquired.unit) + Math.abs(b.acquired.unit))) return far;
  }
  const [unitA, unitB] = [unitOf(a, rankBy), unitOf(b, rankBy)];
  if (unitA === null || unitB === null) return Number(unitA !== null) - Number(unitB !== null);
  const difference = unitA[0] * unitB[1] - unitB[0] * unitA[1];
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounding to floating point is off by less than this share; what is closer together is compared exactly. */
const NEAR = 1e-12;

/** As a fraction, for a division would round. */
function unitOf({ price, acquired }: OpenLot, rankBy: FoldSettings["rankBy"]): [bigint, bigint] | null {
  if (rankBy === "price" && price !== null) return [price, ONE];
  return acquired.cost === null ? null : [acquired.cost, acquired.quantity];
}
