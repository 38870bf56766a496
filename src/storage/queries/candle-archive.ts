import { sql } from "drizzle-orm";
import type { CandleInterval } from "../../domain/market/candle.ts";
import type { Span } from "../../domain/market/candles/bar.ts";
import type { CandleRow } from "../../domain/market/candles/columns.ts";
import type { CoreDb } from "../database.ts";

/** How far a pair's candles of one kind reach. */
export interface ArchiveState {
  readonly interval: CandleInterval;
  readonly fromTime: number | null;
  readonly toTime: number | null;
  readonly listedAt: number | null;
  /** Number and length of what is missing in it: another once a gap was filled. */
  readonly gaps: string;
}

export async function archiveState(db: CoreDb, pairId: number, interval: CandleInterval): Promise<ArchiveState | null> {
  const [row] = await db.all<{
    from_time: number | null;
    to_time: number | null;
    listed_at: number | null;
    gaps: string;
  }>(
    sql`SELECT from_time, to_time, listed_at, (
        SELECT count(*) || ':' || coalesce(sum(to_time - from_time), 0) FROM candle_gaps
        WHERE pair_id = ${pairId} AND interval = ${interval}) AS gaps
      FROM candle_series WHERE pair_id = ${pairId} AND interval = ${interval}`,
  );
  if (row === undefined) return null;
  return { interval, fromTime: row.from_time, toTime: row.to_time, listedAt: row.listed_at, gaps: row.gaps };
}

/** Candles that opened in the span, oldest first, as bare rows: there may be many thousands of them. */
export function candleRows(db: CoreDb, pairId: number, interval: CandleInterval, { from, to }: Span) {
  return db.values<CandleRow & unknown[]>(
    sql`SELECT open_time, open, high, low, close, volume FROM candles
      WHERE pair_id = ${pairId} AND interval = ${interval} AND open_time >= ${from} AND open_time < ${to}
      ORDER BY open_time`,
  );
}
