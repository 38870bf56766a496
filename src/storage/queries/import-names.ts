import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { AssetName } from "../../domain/imports/neutral.ts";
import type { Candidate } from "../../domain/imports/resolve-names.ts";
import { partsOf } from "../../domain/imports/resolve-names.ts";
import type { CoreDb } from "../database.ts";
import { assetAliases, assets } from "../schema/core.ts";

const among = (values: readonly (string | null)[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values.filter((value) => value !== null))}))`;

/** What each of these names may mean to this person: by symbol or id, else by what people call it. */
export async function candidatesFor(
  db: CoreDb,
  userId: UserId,
  names: readonly AssetName[],
): Promise<Map<AssetName, Candidate[]>> {
  const parts = names.map((name) => ({ name, ...partsOf(name) }));
  const symbols = among(parts.flatMap(({ symbol }) => [symbol, symbol.toUpperCase()]));
  const called = among(parts.map(({ symbol }) => symbol.toLowerCase()));
  const [rows, aliases] = await db.batch([
    db
      .select({ id: assets.id, kind: assets.kind, symbol: assets.symbol, name: assets.name, rank: assets.rank })
      .from(assets)
      .where(
        and(
          or(isNull(assets.ownerUserId), eq(assets.ownerUserId, userId)),
          or(
            sql`${assets.symbol} IN ${symbols}`,
            sql`${assets.id} IN ${among(parts.map(({ id }) => id))}`,
            sql`${assets.id} IN (SELECT asset_id FROM asset_aliases WHERE alias IN ${called})`,
          ),
        ),
      ),
    db
      .select()
      .from(assetAliases)
      .where(sql`${assetAliases.alias} IN ${called}`),
  ]);
  const byAlias = Map.groupBy(aliases, ({ alias }) => alias);
  return new Map(
    parts.map(({ name, symbol, id }) => {
      const alias = new Set((byAlias.get(symbol.toLowerCase()) ?? []).map(({ assetId }) => assetId));
      const found = rows.filter(
        (row) => row.id === id || alias.has(row.id) || row.symbol.toUpperCase() === symbol.toUpperCase(),
      );
      return [name, found.map((row) => ({ ...row, id: row.id as AssetId }))] as const;
    }),
  );
}
