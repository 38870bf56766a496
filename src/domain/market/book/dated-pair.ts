import type { AssetId } from "../../ids.ts";

/** A pair of an asset at a venue, and when it stood for the asset. */
export interface DatedPair {
  readonly id: number;
  readonly asset: AssetId;
  readonly quote: AssetId;
  readonly venue: string;
  readonly symbol: string;
  /** Lower wins among the pairs of one asset that are valid at a time. */
  readonly preference: number;
  readonly validFrom: number;
  readonly validTo: number | null;
}

/** A stretch of time in which one pair's candles are an asset's. */
export interface Reign {
  readonly pair: DatedPair;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/**
 * The pair whose candles are an asset's at a time: the preferred of those that are valid then. Where none is, the last that was,
 * so that the history of a coin that trades no more stays readable.
 */
export function preferredAt(pairs: readonly DatedPair[], time: number): DatedPair | null {
  const begun = pairs.filter(({ validFrom }) => validFrom <= time);
  const valid = begun.filter(({ validTo }) => validTo === null || time < validTo);
  return best(valid, ({ preference }) => -preference) ?? best(begun, ({ validTo }) => validTo ?? 0);
}

/** The largest by `rank`; of equals the one that has been there longest. */
function best(pairs: readonly DatedPair[], rank: (pair: DatedPair) => number): DatedPair | null {
  return pairs.reduce<DatedPair | null>((first, pair) => {
    if (first === null || rank(pair) > rank(first)) return pair;
    return rank(pair) === rank(first) && pair.id < first.id ? pair : first;
  }, null);
}

/** Who stood for an asset in a span, in order of time. */
export function reignsWithin(pairs: readonly DatedPair[], from: number, to: number): Reign[] {
  const borders = pairs.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]));
  const times = [from, ...new Set(borders.filter((time) => time > from && time < to))].toSorted((a, b) => a - b);
  const reigns: Reign[] = [];
  for (const [index, time] of times.entries()) {
    const pair = preferredAt(pairs, time);
    const last = reigns.at(-1);
    const end = times[index + 1] ?? to;
    if (pair === null) continue;
    if (last?.pair === pair && last.to === time) reigns[reigns.length - 1] = { ...last, to: end };
    else reigns.push({ pair, from: time, to: end });
  }
  return reigns;
}
