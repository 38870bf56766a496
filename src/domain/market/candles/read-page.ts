import type { CandleInterval } from "../candle.ts";
import { INTERVAL_MS } from "../candle.ts";
import type { Bar, Gap, Span } from "./bar.ts";
import { openOf } from "./bar.ts";
import { gapsIn } from "./gaps.ts";

/** What a venue answered to a question for a span. */
export interface VenuePage {
  readonly bars: readonly Bar[];
  /** Opening times of rows that cannot be candles. */
  readonly invalid: readonly number[];
}

export interface ReadPage {
  readonly bars: readonly Bar[];
  readonly gaps: readonly Gap[];
  /** What is settled now: every time in it has a candle or lies in a gap. */
  readonly covered: Span;
  /** The candle that was still open. */
  readonly running: Bar | null;
}

/** A candle that is not there so soon after its end may still come. */
const GRACE_MS = 600_000;

/**
 * Sorts an answer into closed candles, the open one, and gaps. `closedBy`: the time by which a candle must have ended, the
 * earlier of our clock and the venue's, so that no half candle is stored. Nothing is made up for what is missing.
 */
export function readPage(span: Span, interval: CandleInterval, page: VenuePage, closedBy: number): ReadPage {
  const step = INTERVAL_MS[interval];
  const byTime = new Map(page.bars.map((bar) => [bar.openTime, bar]));
  const isClosed = ({ openTime }: Bar) => openTime + step <= closedBy;
  const bars = [...byTime.values()]
    .filter((bar) => isClosed(bar) && bar.openTime >= span.from && bar.openTime < span.to)
    .toSorted((a, b) => a.openTime - b.openTime);
  const last = bars.at(-1);
  const reached = last === undefined ? span.from : last.openTime + step;
  const to = Math.min(span.to, Math.max(reached, openOf(interval, closedBy - GRACE_MS)));
  const covered = { from: span.from, to: Math.max(span.from, to) };
  const invalid = new Set(page.invalid);
  return {
    bars,
    gaps: gapsIn(covered, step, new Set(bars.map(({ openTime }) => openTime)), (time) =>
      invalid.has(time) ? "invalid" : "missing",
    ),
    covered,
    running: page.bars.findLast((bar) => !isClosed(bar) && bar.openTime <= closedBy + step) ?? null,
  };
}
