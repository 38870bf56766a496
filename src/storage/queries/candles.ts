import { and, asc, desc, eq, gte, lt, lte } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { CandleInterval } from "../../domain/market/candle.ts";
import type { CoreDb } from "../database.ts";
import { candles, pairs } from "../schema/core.ts";

export interface StoredClose {
  readonly openTime: number;
  readonly close: string;
}

export interface PreferredPair {
  readonly id: number;
  readonly venue: string;
  readonly quote: AssetId;
}

/** The pair whose candles stand for an asset, also when it trades no more. */
export async function preferredPair(db: CoreDb, asset: AssetId): Promise<PreferredPair | null> {
  const row = await db
    .select({ id: pairs.id, venue: pairs.venue, quote: pairs.quoteId })
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
