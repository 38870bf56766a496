import { sql } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";

/** How far the days of one of a coin's pairs reach; all null for a coin without one. */
export interface DailyArchive {
  readonly asset: AssetId;
  readonly pairId: number | null;
  readonly venue: string | null;
  readonly symbol: string | null;
  readonly quote: AssetId | null;
  readonly fromTime: number | null;
  readonly toTime: number | null;
  readonly listedAt: number | null;
  /** Number and length of what is missing in it. */
  readonly gaps: string;
}

/** Of each coin its pairs, the preferred one first. An id that is no coin is not there. */
export function dailyArchives(db: CoreDb, coins: readonly AssetId[]): Promise<DailyArchive[]> {
  return db.all<DailyArchive>(sql`SELECT a.id AS asset, p.id AS pairId, p.venue, p.symbol, p.quote_id AS quote,
      s.from_time AS fromTime, s.to_time AS toTime, s.listed_at AS listedAt,
      (SELECT count(*) || ':' || coalesce(sum(g.to_time - g.from_time), 0) FROM candle_gaps g
        WHERE g.pair_id = p.id AND g.interval = '1d') AS gaps
    FROM json_each(${JSON.stringify(coins)}) n CROSS JOIN assets a ON a.id = n.value AND a.kind = 'coin'
      LEFT JOIN pairs p ON p.asset_id = a.id LEFT JOIN candle_series s ON s.pair_id = p.id AND s.interval = '1d'
    ORDER BY n.key, p.preference, p.id`);
}
