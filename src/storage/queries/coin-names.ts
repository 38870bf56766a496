import { eq } from "drizzle-orm";
import type { CoinNames } from "../../domain/coins/mention.ts";
import type { CoreDb } from "../database.ts";
import { assetAliases, assets } from "../schema/core.ts";

/** Every coin with all that people call it. */
export async function coinNames(db: CoreDb): Promise<CoinNames[]> {
  const [coins, aliases] = await db.batch([
    db
      .select({ id: assets.id, symbol: assets.symbol, name: assets.name, rank: assets.rank })
      .from(assets)
      .where(eq(assets.kind, "coin")),
    db.select().from(assetAliases),
  ]);
  const byCoin = Map.groupBy(aliases, (row) => row.assetId);
  return coins.map((coin) => ({ ...coin, aliases: (byCoin.get(coin.id) ?? []).map((row) => row.alias) }));
}
