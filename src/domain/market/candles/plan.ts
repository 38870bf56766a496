import type { CandleInterval } from "../candle.ts";
import { INTERVAL_MS } from "../candle.ts";
import type { Span } from "./bar.ts";
import { keptFrom, openOf } from "./bar.ts";

/** How far one pair's candles of one interval have come: all in [fromTime, toTime) are stored or recorded as gaps. */
export interface Progress {
  readonly interval: CandleInterval;
  readonly fromTime: number | null;
  readonly toTime: number | null;
  readonly listedAt: number | null;
  readonly askedAt: number | null;
}

/** What to ask for next. `head`: what has closed since; `running`: only the open candle; `back`: history, newest first. */
export interface Step extends Span {
  readonly kind: "head" | "running" | "back";
}

/** The venue gives 1,000 an answer; at the head one place is for the open candle. */
const PAGE = 1_000;

/** The venue closes a candle a moment after its end. */
const SETTLE_MS = 2_000;

/** How often the open candle is asked for; in between, the latest price moves its close. */
const RUNNING_MS: Readonly<Record<CandleInterval, number>> = { "1m": 240_000, "1h": 900_000, "1d": 3_600_000 };

/** The end of the candles that have surely closed. */
export const closedUntil = (interval: CandleInterval, now: number): number => openOf(interval, now - SETTLE_MS);

/** Where a series begins: at what is kept, or where the venue's own history begins. */
export const beginning = ({ interval, listedAt }: Pick<Progress, "interval" | "listedAt">, now: number): number =>
  Math.max(keptFrom(interval, now), listedAt ?? 0);

/**
 * The next page of a series, or `null` when it is whole. `headDone`: the venue has just said that nothing newer is there.
 * `running`: whether the open candle is worth a question.
 */
export function nextStep(series: Progress, now: number, headDone = false, running = true): Step | null {
  const step = INTERVAL_MS[series.interval];
  const start = beginning(series, now);
  const end = closedUntil(series.interval, now);
  const { fromTime, toTime, askedAt } = series;
  if (fromTime === null || toTime === null || toTime < start) {
    return { kind: "head", from: Math.max(start, end - (PAGE - 1) * step), to: end };
  }
  if (toTime < end && !headDone) return { kind: "head", from: toTime, to: Math.min(end, toTime + (PAGE - 1) * step) };
  if (running && (askedAt === null || now - askedAt >= RUNNING_MS[series.interval])) {
    return { kind: "running", from: toTime, to: toTime };
  }
  if (fromTime <= start) return null;
  return { kind: "back", from: Math.max(start, fromTime - PAGE * step), to: fromTime };
}

/** Lower is more urgent: what is new, then the history of days, hours and minutes. */
export function urgency(series: Progress, step: Step): number {
  const rank = { "1d": 0, "1h": 1, "1m": 2 }[series.interval];
  return (step.kind === "back" ? 3 : 0) + rank;
}

/** The span that is known after a page; one that does not touch what was known before begins anew. */
export function extended(series: Progress, covered: Span): Span {
  const { fromTime, toTime } = series;
  if (fromTime === null || toTime === null || covered.from > toTime || covered.to < fromTime) return covered;
  return { from: Math.min(fromTime, covered.from), to: Math.max(toTime, covered.to) };
}
