import { sql } from "drizzle-orm";
import type { AssetId } from "../../domain/ids.ts";
import type { DatedPair } from "../../domain/market/book/dated-pair.ts";
import type { CoreDb } from "../database.ts";

export interface AssetPairs {
  readonly pairs: ReadonlyMap<AssetId, readonly DatedPair[]>;
  readonly pegs: ReadonlyMap<AssetId, string>;
}

interface Row extends Omit<DatedPair, "id"> {
  readonly peg: string | null;
  /** Null for an asset without a pair. */
  readonly id: number | null;
}

/** All pairs of assets, and those of what they are quoted in; with each the peg. A few rows an asset. */
export async function pairsOfAssets(db: CoreDb, assets: readonly AssetId[]): Promise<AssetPairs> {
  const rows = await db.all<Row>(sql`WITH named (id) AS (SELECT value FROM json_each(${JSON.stringify(assets)})),
      wanted (id) AS (SELECT id FROM named
        UNION SELECT q.quote_id FROM named CROSS JOIN pairs q ON q.asset_id = named.id)
    SELECT a.id AS asset, a.peg, p.id, p.quote_id AS quote, p.venue, p.symbol, p.preference,
      p.valid_from AS validFrom, p.valid_to AS validTo
    FROM wanted CROSS JOIN assets a ON a.id = wanted.id LEFT JOIN pairs p ON p.asset_id = a.id
    WHERE a.kind <> 'fiat' AND (p.id IS NOT NULL OR a.peg IS NOT NULL)`);
  const pairs = new Map<AssetId, DatedPair[]>();
  const pegs = new Map<AssetId, string>();
  for (const { peg, id, ...pair } of rows) {
    if (peg !== null) pegs.set(pair.asset, peg);
    if (id === null) continue;
    const known = pairs.get(pair.asset);
    if (known === undefined) pairs.set(pair.asset, [{ ...pair, id }]);
    else known.push({ ...pair, id });
  }
  return { pairs, pegs };
}
