import { and, asc, eq, sql } from "drizzle-orm";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { assets, pairs } from "../schema/core.ts";

export type AssetRow = typeof assets.$inferSelect;

export async function findAsset(db: CoreDb, id: AssetId): Promise<AssetRow | null> {
  return (await db.select().from(assets).where(eq(assets.id, id)).get()) ?? null;
}

/**
 * Those of the given ids that exist, for everybody or for the person who is named: another's own asset does not. One JSON
 * parameter: D1 binds at most 100.
 */
export async function existingAssets(
  db: CoreDb,
  ids: readonly AssetId[],
  owner: UserId | null = null,
): Promise<Set<AssetId>> {
  const rows = await db
    .select({ id: assets.id })
    .from(assets)
    .where(
      sql`${assets.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND (${assets.ownerUserId} IS NULL OR ${assets.ownerUserId} = ${owner})`,
    );
  return new Set(rows.map((row) => row.id as AssetId));
}

export interface TradingPair {
  readonly venue: string;
  readonly symbol: string;
  readonly asset: AssetId;
  readonly quote: AssetId;
}

export interface CoinPair {
  readonly venue: string;
  readonly symbol: string;
  readonly quote: AssetId;
  readonly status: "trading" | "halted" | "delisted";
  readonly validFrom: number;
  readonly validTo: number | null;
}

/** Where an asset is and was traded, the preferred pair first. */
export async function pairsOf(db: CoreDb, asset: AssetId): Promise<CoinPair[]> {
  const { venue, symbol, quoteId, status, validFrom, validTo } = pairs;
  const rows = await db
    .select({ venue, symbol, quote: quoteId, status, validFrom, validTo })
    .from(pairs)
    .where(eq(pairs.assetId, asset))
    .orderBy(asc(pairs.preference), asc(pairs.id));
  return rows.map((row) => ({ ...row, quote: row.quote as AssetId }));
}

/** The pairs of all venues that trade now, the preferred ones of each asset first. */
export async function tradingPairs(db: CoreDb): Promise<TradingPair[]> {
  const rows = await db
    .select({ venue: pairs.venue, symbol: pairs.symbol, asset: pairs.assetId, quote: pairs.quoteId })
    .from(pairs)
    .where(eq(pairs.status, "trading"))
    .orderBy(asc(pairs.preference), asc(pairs.id));
  return rows.map((row) => ({ ...row, asset: row.asset as AssetId, quote: row.quote as AssetId }));
}

/** Ids of the coins that are traded somewhere, listed here with a pair or not. */
export async function activeCoins(db: CoreDb): Promise<AssetId[]> {
  const rows = await db
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.kind, "coin"), eq(assets.status, "active")));
  return rows.map(({ id }) => id as AssetId);
}

/** A pair that its venue no longer has; it stood for its asset until `at`. */
export async function endPair(db: CoreDb, id: number, at: number): Promise<void> {
  await db.update(pairs).set({ status: "delisted", validTo: at }).where(eq(pairs.id, id));
}
