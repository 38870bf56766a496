import type { AssetId } from "../domain/ids.ts";
import type { Label } from "../domain/sentiment/score.ts";
import { labelOf, MODEL_VERSION } from "../domain/sentiment/score.ts";
import { MARKET } from "../domain/sentiment/snapshot.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import type { SentimentHour } from "../storage/queries/sentiment.ts";
import { hoursOf } from "../storage/queries/sentiment.ts";
import type { ServiceContext } from "./context.ts";
import { getCoin } from "./get-coin.ts";

const HOUR = 3_600_000;
export const TREND_INTERVALS = { "1h": HOUR, "4h": 4 * HOUR, "1d": 24 * HOUR } as const;
export type TrendInterval = keyof typeof TREND_INTERVALS;
/** So that an answer stays small. */
export const MOST_POINTS = 1000;
const USUAL_POINTS = 168;

export interface TrendPoint {
  readonly time: number;
  readonly value: number | null;
  readonly label: Label | null;
  readonly articles: number;
  readonly effectiveNumber: number;
  readonly sources: number;
  readonly mentions24h: number;
  readonly mentionsZ: number | null;
}

interface Span {
  readonly interval: TrendInterval;
  readonly from: number | null;
  readonly to: number | null;
}

/** The intervals that a question means, by the starts of the first and the last; a week of hours, and so on, unless told. */
export function trendSpan(
  { interval, from, to }: Span,
  now: number,
): { readonly width: number; readonly first: number; readonly last: number } {
  const width = TREND_INTERVALS[interval];
  const end = to ?? now;
  const start = from ?? end - USUAL_POINTS * width;
  if (start > end) throw problem("VALIDATION_ERROR", { errors: [{ path: "query.from", expected: "not after to" }] });
  if ((end - start) / width > MOST_POINTS)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "query.from", expected: `at most ${MOST_POINTS} intervals before to` }],
    });
  return { width, first: Math.floor(start / width) * width, last: Math.floor(end / width) * width };
}

/**
 * Fixed hours of a coin, or of the market: each point is what was known when its interval ended, and an interval in which no
 * hour was fixed has none. `from` and `to` are the starts of the first and the last interval.
 */
export async function getSentimentTrend(
  context: ServiceContext,
  { coin, ...span }: Span & { readonly coin: AssetId },
): Promise<{ coin: string; interval: TrendInterval; modelVersion: string; points: TrendPoint[] }> {
  const { interval } = span;
  const { width, first, last } = trendSpan(span, context.clock.now());
  const id: string = coin === MARKET ? MARKET : (await getCoin(context, coin)).id;
  const hours = await hoursOf(coreDb(context.env), id, MODEL_VERSION, first, last + width - HOUR);
  // The last hour of each interval: they come in order.
  const points = new Map(hours.map((hour) => [Math.floor(hour.hour / width) * width, hour]));
  return {
    coin: id,
    interval,
    modelVersion: MODEL_VERSION,
    points: [...points].map(([time, hour]) => toPoint(time, hour)),
  };
}

const toPoint = (time: number, { score, n, nEff, sources, mentions, z }: SentimentHour): TrendPoint => ({
  time,
  value: score,
  label: score === null ? null : labelOf(score),
  articles: n,
  effectiveNumber: nEff,
  sources,
  mentions24h: mentions,
  mentionsZ: z,
});
