import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, lt, lte, sql } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { CandleInterval } from "../../domain/market/candle.ts";
import type { Bar, Gap, Span } from "../../domain/market/candles/bar.ts";
import type { Progress } from "../../domain/market/candles/plan.ts";
import type { CoreDb } from "../database.ts";
import { candleGaps, candles, candleSeries, pairs } from "../schema/core.ts";

export interface Series extends Progress {
  readonly pairId: number;
  readonly symbol: string;
  /** Of the coin, by market value. */
  readonly rank: number | null;
}

/**
 * Minutes of every coin would be as many rows a day as the hours of a year; those of coins up to this rank are kept at all
 * times, those of others from when somebody asks for them.
 */
export const MINUTES_TO_RANK = 50;

/** Which pairs of a venue have candles: those that trade and stand for their asset; of one asset where it is named. */
const chosen = (venue: string, asset?: AssetId) => sql`p.venue = ${venue} AND p.status = 'trading'
  ${asset === undefined ? sql`` : sql`AND p.asset_id = ${asset}`}
  AND NOT EXISTS (SELECT 1 FROM pairs b WHERE b.asset_id = p.asset_id AND b.status = 'trading'
    AND (b.preference < p.preference OR (b.preference = p.preference AND b.id < p.id)))`;

const kept = (interval: SQL, asset?: AssetId) =>
  asset === undefined ? sql`(${interval} <> '1m' OR a.rank <= ${MINUTES_TO_RANK})` : sql`true`;

/** Makes a row for each kind of candle of each such pair, where there is none. */
export function ensureSeries(db: CoreDb, venue: string, asset?: AssetId): Promise<unknown> {
  return db.run(sql`INSERT INTO candle_series (pair_id, interval)
    SELECT p.id, k.value FROM pairs p JOIN assets a ON a.id = p.asset_id, json_each('["1m","1h","1d"]') k
    WHERE ${chosen(venue, asset)} AND ${kept(sql`k.value`, asset)}
      AND NOT EXISTS (SELECT 1 FROM candle_series s WHERE s.pair_id = p.id AND s.interval = k.value)
    ON CONFLICT DO NOTHING`);
}

/** The series of a venue's pairs that nobody works on, by rank. */
export function idleSeries(db: CoreDb, venue: string, now: number, asset?: AssetId): Promise<Series[]> {
  return db.all<Series>(sql`SELECT s.pair_id AS pairId, s.interval, s.from_time AS fromTime, s.to_time AS toTime,
      s.listed_at AS listedAt, s.asked_at AS askedAt, p.symbol, a.rank
    FROM pairs p JOIN assets a ON a.id = p.asset_id JOIN candle_series s ON s.pair_id = p.id
    WHERE ${chosen(venue, asset)} AND ${kept(sql`s.interval`, asset)} AND s.claimed_until <= ${now}
    ORDER BY a.rank IS NULL, a.rank, p.id`);
}

type Key = Pick<Series, "pairId" | "interval">;
const keyOf = ({ pairId, interval }: Key): string => `${pairId}:${interval}`;

const among = (keys: readonly Key[]) => sql`(pair_id, interval) IN
  (SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(keys.map((key) => [key.pairId, key.interval]))}))`;

/** Takes series for one run: those of the given that no other run has taken meanwhile. */
export async function claimSeries(db: CoreDb, wanted: readonly Series[], now: number, until: number) {
  const taken = await db.all<{ pair_id: number; interval: CandleInterval }>(
    sql`UPDATE candle_series SET claimed_until = ${until} WHERE ${among(wanted)} AND claimed_until <= ${now}
      RETURNING pair_id, interval`,
  );
  const keys = new Set(taken.map((row) => keyOf({ pairId: row.pair_id, interval: row.interval })));
  return wanted.filter((series) => keys.has(keyOf(series)));
}

export function releaseSeries(db: CoreDb, taken: readonly Key[], until: number): Promise<unknown> {
  // Only our own claim: one that had run out may be another run's by now.
  return db.run(sql`UPDATE candle_series SET claimed_until = 0 WHERE ${among(taken)} AND claimed_until = ${until}`);
}

/** One statement, and one row written, a candle; what is there already stays and costs nothing. */
function insertBars(db: CoreDb, { pairId, interval }: Key, bars: readonly Bar[]) {
  const rows = bars.map((bar) => [bar.openTime, bar.open, bar.high, bar.low, bar.close, bar.volume]);
  return db
    .insert(candles)
    .select(
      sql`SELECT ${pairId}, ${interval}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoNothing();
}

function insertGaps(db: CoreDb, { pairId, interval }: Key, gaps: readonly Gap[], retriedAt: number | null) {
  const rows = gaps.map(({ from, to, reason }) => [from, to, reason]);
  return db
    .insert(candleGaps)
    .select(
      sql`SELECT ${pairId}, ${interval}, value ->> 0, value ->> 1, value ->> 2, ${retriedAt}
        FROM json_each(${JSON.stringify(rows)}) WHERE true`,
    )
    .onConflictDoUpdate({
      target: [candleGaps.pairId, candleGaps.interval, candleGaps.fromTime],
      set: { toTime: sql`excluded.to_time`, reason: sql`excluded.reason` },
    });
}

export interface Advance {
  readonly known: Span | null;
  readonly listedAt: number | null;
  readonly askedAt: number | null;
  /** Left as it was where the answer did not reach the present. */
  readonly running: Bar | null;
}

/** Stores a page and how far the series has come with it: all or nothing, and nothing twice. */
export async function storePage(
  db: CoreDb,
  key: Key,
  page: { readonly bars: readonly Bar[]; readonly gaps: readonly Gap[] },
  advance: Advance,
): Promise<void> {
  const { known, listedAt, askedAt, running } = advance;
  const moved = db
    .update(candleSeries)
    .set({
      askedAt,
      ...(known === null ? {} : { fromTime: known.from, toTime: known.to }),
      ...(listedAt === null ? {} : { listedAt }),
      ...(running === null ? {} : { running: JSON.stringify(running) }),
    })
    .where(and(eq(candleSeries.pairId, key.pairId), eq(candleSeries.interval, key.interval)));
  await db.batch([
    moved,
    ...(page.bars.length === 0 ? [] : [insertBars(db, key, page.bars)]),
    ...(page.gaps.length === 0 ? [] : [insertGaps(db, key, page.gaps, null)]),
  ]);
}

export interface StoredGap extends Span, Key {
  readonly symbol: string;
  readonly retriedAt: number | null;
}

/** Gaps of trading pairs, the ones that were retried longest ago first. */
export function openGaps(db: CoreDb, venue: string, limit: number): Promise<StoredGap[]> {
  return db
    .select({
      pairId: candleGaps.pairId,
      interval: candleGaps.interval,
      from: candleGaps.fromTime,
      to: candleGaps.toTime,
      retriedAt: candleGaps.retriedAt,
      symbol: pairs.symbol,
    })
    .from(candleGaps)
    .innerJoin(pairs, eq(pairs.id, candleGaps.pairId))
    .where(and(eq(pairs.venue, venue), eq(pairs.status, "trading")))
    .orderBy(asc(candleGaps.retriedAt), desc(candleGaps.toTime))
    .limit(limit);
}

/** Puts what came of a retry in the place of a gap: candles, and what is still missing. */
export async function refillGap(
  db: CoreDb,
  gap: StoredGap,
  page: { readonly bars: readonly Bar[]; readonly gaps: readonly Gap[] },
  retriedAt: number,
): Promise<void> {
  const { pairId, interval, from } = gap;
  const isIt = and(
    eq(candleGaps.pairId, pairId),
    eq(candleGaps.interval, interval),
    eq(candleGaps.fromTime, from),
    eq(candleGaps.toTime, gap.to),
  );
  await db.batch([
    db.delete(candleGaps).where(isIt),
    ...(page.bars.length === 0 ? [] : [insertBars(db, gap, page.bars)]),
    ...(page.gaps.length === 0 ? [] : [insertGaps(db, gap, page.gaps, retriedAt)]),
  ]);
}

/** The pairs that have candles of a kind. */
export async function pairsWith(db: CoreDb, interval: CandleInterval): Promise<number[]> {
  const rows = await db
    .select({ pairId: candleSeries.pairId })
    .from(candleSeries)
    .where(eq(candleSeries.interval, interval))
    .orderBy(asc(candleSeries.pairId));
  return rows.map(({ pairId }) => pairId);
}

/** Forgets a series' candles and gaps before a time; how many candles they were. */
export async function dropBefore(db: CoreDb, { pairId, interval }: Key, before: number): Promise<number> {
  const [dropped] = await db.batch([
    db
      .delete(candles)
      .where(and(eq(candles.pairId, pairId), eq(candles.interval, interval), lt(candles.openTime, before))),
    db
      .delete(candleGaps)
      .where(and(eq(candleGaps.pairId, pairId), eq(candleGaps.interval, interval), lte(candleGaps.toTime, before))),
    db
      .update(candleSeries)
      .set({ fromTime: before })
      .where(
        and(eq(candleSeries.pairId, pairId), eq(candleSeries.interval, interval), lt(candleSeries.fromTime, before)),
      ),
  ]);
  return dropped.meta.changes;
}
