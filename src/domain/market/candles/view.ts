import type { CandleInterval } from "../candle.ts";
import { CANDLE_INTERVALS, INTERVAL_MS } from "../candle.ts";
import { decimal } from "../../money/amount.ts";
import type { Bar, Span } from "./bar.ts";
import { ROLLED_UP, rolledOpen, rollUp } from "./roll-up.ts";

/** Kinds that can be asked for: those that are kept, and those that are rolled up from them. */
export const SHOWN_INTERVALS = ["1m", "5m", "15m", "1h", "4h", "1d", "1w"] as const;
export type ShownInterval = (typeof SHOWN_INTERVALS)[number];

/** Of which kept kind a shown one is made, and how many of it. */
export function madeOf(interval: ShownInterval): { readonly of: CandleInterval; readonly count: number } {
  const kept = CANDLE_INTERVALS.find((kind) => kind === interval);
  return kept === undefined ? ROLLED_UP[interval as keyof typeof ROLLED_UP] : { of: kept, count: 1 };
}

export const lengthOf = (interval: ShownInterval): number => INTERVAL_MS[madeOf(interval).of] * madeOf(interval).count;

/** The opening times that a question means, aligned to its candles; the one that is open now is the last. */
export function spanOf(
  interval: ShownInterval,
  ask: { from: number | null; to: number | null },
  limit: number,
  now: number,
): Span {
  const length = lengthOf(interval);
  const up = (time: number) => rolledOpen(length, time + length - 1);
  const to = up(Math.min(ask.to ?? now + 1, now + 1));
  return { from: ask.from === null ? to - limit * length : up(ask.from), to };
}

export interface BarPage {
  readonly bars: readonly Bar[];
  /** Where the next page begins; `null` when this is the last. */
  readonly next: number | null;
}

/**
 * One page of the shown kind from rows of the kept kind. `rows`: oldest first, one more than can be shown if there are as many.
 * A candle whose parts were cut off by the end of the rows goes to the next page whole.
 */
export function pageOf(interval: ShownInterval, rows: readonly Bar[], limit: number): BarPage {
  const { count } = madeOf(interval);
  const length = lengthOf(interval);
  const bars = count === 1 ? rows : rollUp(rows, length);
  const cut = rows.length > limit * count ? bars.length - 1 : bars.length;
  const shown = bars.slice(0, Math.min(cut, limit));
  return { bars: shown, next: bars[shown.length]?.openTime ?? null };
}

/** A candle that has not closed. Of what is not known of it, null is said. */
export interface OpenBar {
  readonly openTime: number;
  readonly open: string | null;
  readonly high: string | null;
  readonly low: string | null;
  readonly close: string;
  readonly volume: string | null;
}

/** The open candle, its close moved to a later price. */
export function openBar(openTime: number, known: Bar | null, price: string | null): OpenBar | null {
  if (known === null) {
    return price === null ? null : { openTime, open: null, high: null, low: null, close: price, volume: null };
  }
  if (price === null) return known;
  return {
    ...known,
    high: decimal(price).gt(decimal(known.high)) ? price : known.high,
    low: decimal(price).lt(decimal(known.low)) ? price : known.low,
    close: price,
  };
}
