import type { CandleInterval } from "../domain/market/candle.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Bar, Gap, Span } from "../domain/market/candles/bar.ts";
import { joined, within } from "../domain/market/candles/gaps.ts";
import type { BarPage, ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf, pageOf } from "../domain/market/candles/view.ts";
import type { CoreDb } from "../storage/database.ts";
import { barsBetween, gapsBetween, seriesState } from "../storage/queries/candles.ts";

export type SeriesState = NonNullable<Awaited<ReturnType<typeof seriesState>>>;

export interface CandlePage extends BarPage {
  readonly gaps: readonly Gap[];
  /** Of rolled-up candles what is here of those that have not closed. */
  readonly begun: readonly Bar[];
  readonly series: SeriesState | null;
}

export interface PageQuestion {
  readonly pairId: number;
  readonly interval: ShownInterval;
  readonly span: Span;
  readonly limit: number;
}

/**
 * What one isolate remembers: a page of closed candles changes only when one closes, a gap is filled or history comes in. A
 * minute is as long as anything may be old here; a page that may lack the newest candle is read again sooner. KV would cost as
 * much as 500 rows of D1 a read, which is what a page is, and would be no faster than the primary key.
 */
const pages = new Map<string, { readonly page: CandlePage; readonly until: number }>();
const MOST_BARS = 60_000;
const KEPT_MS = 60_000;
const HEAD_MS = 5_000;
let barsKept = 0;

/** `afresh`: candles have just come in. */
export async function candlePage(db: CoreDb, question: PageQuestion, now: number, afresh = false): Promise<CandlePage> {
  const { pairId, interval, span, limit } = question;
  const key = `${pairId}:${interval}:${span.from}:${span.to}:${limit}`;
  const known = pages.get(key);
  if (known !== undefined && now < known.until && !afresh) return known.page;
  forget(key);
  const page = await readCandlePage(db, question);
  pages.set(key, { page, until: now + (mayGrow(page, question, now) ? HEAD_MS : KEPT_MS) });
  barsKept += page.bars.length;
  for (const oldest of pages.keys()) if (barsKept > MOST_BARS) forget(oldest);
  return page;
}

/** Whether candles of the span may come in at any moment: the newest, or history. */
function mayGrow({ series, next }: CandlePage, { span, interval }: PageQuestion, now: number): boolean {
  if (series === null || series.fromTime === null || series.toTime === null) return true;
  if (series.fromTime > Math.max(span.from, series.listedAt ?? 0)) return true;
  return next === null && span.to > series.toTime && now >= series.toTime + INTERVAL_MS[madeOf(interval).of];
}

function forget(key: string): void {
  barsKept -= pages.get(key)?.page.bars.length ?? 0;
  pages.delete(key);
}

/** Each row that is read is shown or is the one that says there is more; the series' own row comes on top. */
async function readCandlePage(db: CoreDb, { pairId, interval, span, limit }: PageQuestion): Promise<CandlePage> {
  const { of, count } = madeOf(interval);
  const [series, rows] = await Promise.all([
    seriesState(db, pairId, of),
    barsBetween(db, pairId, of, span, limit * count + 1),
  ]);
  const whole = pageOf(interval, rows, limit);
  const end = whole.next ?? span.to;
  // What has begun but is not all here yet is no closed candle.
  const last = whole.bars.findLastIndex(
    ({ openTime }) => openTime + lengthOf(interval) <= (series?.toTime ?? Infinity),
  );
  const page = { next: whole.next, bars: whole.bars.slice(0, last + 1), begun: whole.bars.slice(last + 1) };
  const settled = series === null ? null : settledPart(series, { from: span.from, to: end });
  const present = rows.filter(({ openTime }) => openTime < end).length;
  const isFull = settled === null || present >= (settled.to - settled.from) / INTERVAL_MS[of];
  return { ...page, series, gaps: isFull ? [] : await gapsOf(db, pairId, of, settled) };
}

/** The part of a span in which what is missing is a gap. */
function settledPart({ fromTime, toTime, listedAt }: SeriesState, { from, to }: Span): Span | null {
  if (fromTime === null || toTime === null) return null;
  const part = { from: Math.max(from, fromTime, listedAt ?? 0), to: Math.min(to, toTime) };
  return part.from < part.to ? part : null;
}

async function gapsOf(db: CoreDb, pairId: number, interval: CandleInterval, span: Span): Promise<Gap[]> {
  return joined(within(await gapsBetween(db, pairId, interval, span), span));
}
