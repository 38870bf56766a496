import { sql } from "drizzle-orm";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { OwnPrice } from "../../domain/market/book/own-price.ts";
import type { CoreDb } from "../database.ts";

/** A person's own prices that are in force at some time of the span, by asset and in order of time. */
export function ownPricesWithin(
  db: CoreDb,
  userId: UserId,
  assets: readonly AssetId[],
  from: number,
  to: number,
): Promise<OwnPrice[]> {
  return db.all<OwnPrice>(sql`SELECT m.asset_id AS asset, m.at, m.until, m.price, m.currency_id AS currency
    FROM json_each(${JSON.stringify(assets)}) a CROSS JOIN manual_prices m
    WHERE m.user_id = ${userId} AND m.asset_id = a.value AND m.at <= ${to} AND (m.until IS NULL OR m.until > ${from})
    ORDER BY m.asset_id, m.at`);
}
