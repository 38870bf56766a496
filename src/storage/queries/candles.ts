import { and, asc, desc, eq, gt, gte, lt, lte } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { CandleInterval } from "../../domain/market/candle.ts";
import type { Bar, Gap, GapReason, Span } from "../../domain/market/candles/bar.ts";
import type { CoreDb } from "../database.ts";
import { candleGaps, candles, candleSeries, pairs } from "../schema/core.ts";

export interface StoredClose {
  readonly openTime: number;
  readonly close: string;
}

export interface PreferredPair {
  readonly id: number;
  readonly venue: string;
  readonly symbol: string;
  readonly quote: AssetId;
}

/** The pair whose candles stand for an asset, also when it trades no more. */
export async function preferredPair(db: CoreDb, asset: AssetId): Promise<PreferredPair | null> {
  const row = await db
    .select({ id: pairs.id, venue: pairs.venue, symbol: pairs.symbol, quote: pairs.quoteId })
    .from(pairs)
    .where(eq(pairs.assetId, asset))
    .orderBy(asc(pairs.preference), asc(pairs.id))
    .get();
  return row === undefined ? null : { ...row, quote: row.quote as AssetId };
}

/** The last candle that opened at or before `openedBy`. */
export async function lastClose(
  db: CoreDb,
  pairId: number,
  interval: CandleInterval,
  openedBy: number,
): Promise<StoredClose | null> {
  const row = await db
    .select({ openTime: candles.openTime, close: candles.close })
    .from(candles)
    .where(and(eq(candles.pairId, pairId), eq(candles.interval, interval), lte(candles.openTime, openedBy)))
    .orderBy(desc(candles.openTime))
    .limit(1)
    .get();
  return row ?? null;
}

/** Candles that opened in [from, to), oldest first. */
export function closesBetween(
  db: CoreDb,
  pairId: number,
  interval: CandleInterval,
  from: number,
  to: number,
): Promise<StoredClose[]> {
  return db
    .select({ openTime: candles.openTime, close: candles.close })
    .from(candles)
    .where(
      and(
        eq(candles.pairId, pairId),
        eq(candles.interval, interval),
        gte(candles.openTime, from),
        lt(candles.openTime, to),
      ),
    )
    .orderBy(asc(candles.openTime));
}

/** Candles that opened in the span, oldest first, at most `limit`: each row that is read is one that is given. */
export function barsBetween(
  db: CoreDb,
  pairId: number,
  interval: CandleInterval,
  { from, to }: Span,
  limit: number,
): Promise<Bar[]> {
  const { openTime, open, high, low, close, volume } = candles;
  return db
    .select({ openTime, open, high, low, close, volume })
    .from(candles)
    .where(and(eq(candles.pairId, pairId), eq(candles.interval, interval), gte(openTime, from), lt(openTime, to)))
    .orderBy(asc(openTime))
    .limit(limit);
}

/** Recorded gaps that reach into the span, in order. */
export async function gapsBetween(
  db: CoreDb,
  pairId: number,
  interval: CandleInterval,
  { from, to }: Span,
): Promise<Gap[]> {
  const { fromTime, toTime, reason } = candleGaps;
  const rows = await db
    .select({ from: fromTime, to: toTime, reason })
    .from(candleGaps)
    .where(and(eq(candleGaps.pairId, pairId), eq(candleGaps.interval, interval), lt(fromTime, to), gt(toTime, from)))
    .orderBy(asc(fromTime));
  return rows.map((row) => ({ ...row, reason: row.reason as GapReason }));
}

/** How far a series has come; `null` when it was never begun. */
export async function seriesState(db: CoreDb, pairId: number, interval: CandleInterval) {
  const row = await db
    .select()
    .from(candleSeries)
    .where(and(eq(candleSeries.pairId, pairId), eq(candleSeries.interval, interval)))
    .get();
  return row === undefined ? null : { ...row, running: JSON.parse(row.running ?? "null") as Bar | null };
}
