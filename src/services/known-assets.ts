import type { AssetId, UserId } from "../domain/ids.ts";
import type { RecordTransaction } from "../domain/ledger/commands.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Refuses events about what the catalogue does not have, each by its place in the request. Assets are never taken out of the
 * catalogue, so this cannot stand between a retry and its first answer.
 */
export async function knownAssets(
  context: ServiceContext,
  events: readonly (readonly [path: string, event: Pick<RecordTransaction, "in" | "out" | "fee" | "valueCurrency">])[],
  userId: UserId,
): Promise<void> {
  const named = events.flatMap(([path, event]) => {
    const legs = (["in", "out", "fee"] as const).flatMap((field) => {
      const leg = event[field];
      return leg === null ? [] : [[`${path}.${field}.asset`, leg.asset] as const];
    });
    const currency = event.valueCurrency;
    return currency === null ? legs : [...legs, [`${path}.valueCurrency`, currency] as const];
  });
  const ids = [...new Set<AssetId>(named.map(([, asset]) => asset))];
  const existing = await reading(existingAssets(coreDb(context.env), ids, userId));
  const errors = named
    .filter(([, asset]) => !existing.has(asset))
    .map(([path]) => ({
      path,
      expected: "a coin or currency of the catalogue, GET /api/v1/coins, or an asset of one's own",
    }));
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors: errors.slice(0, 100) });
}
