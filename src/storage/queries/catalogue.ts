import { eq, sql } from "drizzle-orm";
import type { CatalogueCoin, CoinFacts } from "../../domain/coins/catalogue.ts";
import type { AssetId } from "../../domain/ids.ts";
import type { CoreDb } from "../database.ts";
import { assetAliases, assets, coinFacts } from "../schema/core.ts";

/** Every coin with its aliases and facts: a few rows a coin, so it is read through the cache. */
export async function readCatalogue(db: CoreDb): Promise<CatalogueCoin[]> {
  const [coins, aliases, facts] = await db.batch([
    db.select().from(assets).where(eq(assets.kind, "coin")),
    db.select().from(assetAliases),
    db.select().from(coinFacts),
  ]);
  const aliasesOf = Map.groupBy(aliases, ({ assetId }) => assetId);
  const factsOf = new Map(facts.map(({ assetId, ...rest }) => [assetId, rest]));
  return coins.map(({ id, symbol, name, rank, peg, successorId, status }) => ({
    id: id as AssetId,
    symbol,
    name,
    aliases: (aliasesOf.get(id) ?? []).map(({ alias }) => alias).toSorted(),
    rank,
    peg,
    successor: successorId as AssetId | null,
    status,
    facts: factsOf.get(id) ?? null,
  }));
}

export interface RefreshedCoin {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly rank: number | null;
  readonly facts: Omit<CoinFacts, "updatedAt">;
}

/**
 * Stores what a catalogue says now. Rows that say the same are left alone, for each written one costs; names that we seeded
 * stay as they are, for people know coins by them. A coin that nobody knew is added, without a pair.
 */
export async function storeCatalogue(db: CoreDb, coins: readonly RefreshedCoin[], now: number): Promise<void> {
  const rows = JSON.stringify(
    coins.map(({ id, symbol, name, rank, facts }) => [
      id,
      symbol,
      name,
      rank,
      facts.marketCap,
      facts.volume24h,
      facts.circulatingSupply,
      facts.totalSupply,
      facts.maxSupply,
    ]),
  );
  await db.run(sql`INSERT INTO assets (id, kind, symbol, name, rank, status)
      SELECT value ->> 0, 'coin', value ->> 1, value ->> 2, value ->> 3, 'active' FROM json_each(${rows}) WHERE true
      ON CONFLICT (id) DO UPDATE SET rank = excluded.rank WHERE assets.kind = 'coin' AND assets.rank IS NOT excluded.rank`);
  await db.run(sql`INSERT INTO coin_facts
        (asset_id, market_cap, volume_24h, circulating_supply, total_supply, max_supply, updated_at)
      SELECT value ->> 0, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, ${now}
      FROM json_each(${rows}) WHERE true
      ON CONFLICT (asset_id) DO UPDATE SET market_cap = excluded.market_cap, volume_24h = excluded.volume_24h,
        circulating_supply = excluded.circulating_supply, total_supply = excluded.total_supply,
        max_supply = excluded.max_supply, updated_at = excluded.updated_at`);
}

/** A coin that its catalogue has not named since `gone` is no longer traded; it stays readable. One named again is back. */
export async function settleStatus(db: CoreDb, gone: number): Promise<void> {
  await db.run(sql`UPDATE assets SET status = 'delisted', rank = NULL WHERE kind = 'coin' AND status = 'active'
      AND id IN (SELECT asset_id FROM coin_facts WHERE updated_at < ${gone})
      AND NOT EXISTS (SELECT 1 FROM pairs p WHERE p.asset_id = assets.id AND p.status = 'trading')`);
  await db.run(sql`UPDATE assets SET status = 'active' WHERE kind = 'coin' AND status = 'delisted' AND successor_id IS NULL
      AND id IN (SELECT asset_id FROM coin_facts WHERE updated_at >= ${gone} AND market_cap IS NOT NULL)`);
}
