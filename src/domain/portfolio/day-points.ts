import type { AssetId } from "../ids.ts";
import { stepAt } from "../ledger/timeline.ts";
import type { Amount } from "../money/amount.ts";
import type { Units } from "../money/fixed.ts";
import { times, toSignedText, toUnits } from "../money/fixed.ts";
import type { ValuePoint } from "../returns/time-weighted.ts";
import { DAY_MS } from "../returns/period.ts";
import type { Study } from "./study.ts";

const HOUR_MS = 3_600_000;

/** The ends of the UTC days that lie between, in order. */
export function dayEnds(from: number, to: number): number[] {
  const ends: number[] = [];
  for (let at = Math.floor(from / DAY_MS) * DAY_MS + DAY_MS; at < to; at += DAY_MS) ends.push(at);
  return ends;
}

/**
 * What was worth how much at the ends of the days, without the coins that are left out. A day on which a coin that was held has
 * no price is left out: what happened on it belongs to the next.
 */
export function dayPoints(
  study: Study,
  { from, to, excluded }: { from: number; to: number; excluded: readonly AssetId[] },
): ValuePoint[] {
  const left = new Set(excluded);
  return dayEnds(from, to).flatMap((at) => {
    const value = valueAt(study, at, at, left);
    return value === null ? [] : [{ at, value: toSignedText(value) as unknown as Amount }];
  });
}

/**
 * What was there right before a time, where prices are fine enough to tell: of a candle not longer than an hour and not older
 * than two.
 */
export function valueBefore(study: Study, at: number, excluded: ReadonlySet<AssetId>): Amount | null {
  const value = valueAt(study, at - 1, at, excluded, isFine);
  return value === null ? null : (toSignedText(value) as unknown as Amount);
}

/** What moves all day long has to be asked for by the hour; what is set or goes by the day is what it is. */
const isFine = (source: string, age: number): boolean => OF_NO_CANDLE.has(source) || age <= 2 * HOUR_MS;
const OF_NO_CANDLE: ReadonlySet<string> = new Set(["own", "ledger", "peg", "base", "frankfurter"]);

/** `held`: as of when; `at`: priced when. */
function valueAt(
  { timeline, priceOf }: Study,
  held: number,
  at: number,
  excluded: ReadonlySet<AssetId>,
  accepts: (source: string, age: number) => boolean = () => true,
): Units | null {
  let value = 0n;
  for (const [asset, steps] of timeline.steps) {
    if (excluded.has(asset)) continue;
    const step = stepAt(steps, held);
    if (step === undefined || step.quantity === 0n) continue;
    const price = priceOf(asset, at);
    if (price === null || !accepts(price.source, at - price.asOf)) return null;
    value += times(toUnits(price.price), step.quantity);
  }
  return value;
}
