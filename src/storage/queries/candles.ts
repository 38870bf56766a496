import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { CandleInterval } from "../../domain/market/candle.ts";
import { CANDLE_INTERVALS, INTERVAL_MS } from "../../domain/market/candle.ts";
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

export interface PairClose extends StoredClose {
  readonly pairId: number;
  readonly interval: CandleInterval;
}

/** Of each pair the last close of each kind that had closed by then: at most three rows a pair. */
export function lastCloses(db: CoreDb, pairIds: readonly number[], at: number): Promise<PairClose[]> {
  const kinds = CANDLE_INTERVALS.map((kind) => [kind, at - INTERVAL_MS[kind]]);
  return db.all<PairClose>(sql`SELECT c.pair_id AS pairId, c.interval, c.open_time AS openTime, c.close
    FROM json_each(${JSON.stringify(pairIds)}) p CROSS JOIN json_each(${JSON.stringify(kinds)}) k CROSS JOIN candles c
    WHERE c.pair_id = p.value AND c.interval = k.value ->> 0 AND c.open_time = (SELECT max(l.open_time) FROM candles l
      WHERE l.pair_id = p.value AND l.interval = k.value ->> 0 AND l.open_time <= k.value ->> 1)`);
}

export interface PairSpan extends Span {
  readonly pairId: number;
}

/** Closes of several pairs, each in its span of opening times, in order of time: each row that is read is one that is given. */
export async function closesWithin(
  db: CoreDb,
  spans: readonly PairSpan[],
  interval: CandleInterval,
): Promise<ReadonlyMap<number, StoredClose[]>> {
  const named = JSON.stringify(spans.map(({ pairId, from, to }) => [pairId, from, to]));
  const rows = await db.values<[number, number, string]>(sql`SELECT c.pair_id, c.open_time, c.close
    FROM json_each(${named}) p CROSS JOIN candles c
    WHERE c.pair_id = p.value ->> 0 AND c.interval = ${interval}
      AND c.open_time >= p.value ->> 1 AND c.open_time < p.value ->> 2`);
  const closes = new Map<number, StoredClose[]>();
  for (const [pairId, openTime, close] of rows) {
    const known = closes.get(pairId);
    if (known === undefined) closes.set(pairId, [{ openTime, close }]);
    else known.push({ openTime, close });
  }
  return closes;
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

export interface CloseAsk {
  readonly pairId: number;
  readonly interval: CandleInterval;
  /** The last candle that opened at or before this. */
  readonly openedBy: number;
}

/** The last close before each of many times: a row read for each that there is, and none for what there is not. */
export function closesBefore(db: CoreDb, asks: readonly CloseAsk[]): Promise<PairClose[]> {
  const listed = asks.map(({ pairId, interval, openedBy }) => [pairId, interval, openedBy]);
  return db.all<PairClose>(sql`SELECT c.pair_id AS pairId, c.interval, c.open_time AS openTime, c.close
    FROM json_each(${JSON.stringify(listed)}) a CROSS JOIN candles c
    WHERE c.pair_id = a.value ->> 0 AND c.interval = a.value ->> 1 AND c.open_time = (SELECT max(l.open_time)
      FROM candles l WHERE l.pair_id = a.value ->> 0 AND l.interval = a.value ->> 1 AND l.open_time <= a.value ->> 2)`);
}
