import type { PriceSource } from "./price.ts";

/** What venues say of one coin at the same time, in one currency. Each above zero. */
export type Opinions = ReadonlyMap<PriceSource, number>;

/**
 * Those that stand further than `maxApart` from the median of at least two others. The furthest goes first and the rest is
 * looked at anew, so that one liar does not take honest ones with it; of two nobody can say who is wrong. Distances are those of
 * logarithms: a hundredth is as far away as a hundredfold.
 */
export function outliers(opinions: Opinions, maxApart: number): ReadonlySet<PriceSource> {
  const held = new Set<PriceSource>();
  const rest = new Map(opinions);
  while (rest.size >= 3) {
    let furthest: { source: PriceSource; distance: number } | null = null;
    for (const [source, price] of rest) {
      const middle = median([...rest].flatMap(([other, theirs]) => (other === source ? [] : [theirs])));
      const isApart = Math.abs(price - middle) > maxApart * middle;
      const distance = Math.abs(Math.log(price / middle));
      if (isApart && (furthest === null || distance > furthest.distance)) furthest = { source, distance };
    }
    if (furthest === null) break;
    held.add(furthest.source);
    rest.delete(furthest.source);
  }
  return held;
}

/** Of at least one value; of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
