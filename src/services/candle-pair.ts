import type { AssetId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { findAsset } from "../storage/queries/assets.ts";
import type { PreferredPair } from "../storage/queries/candles.ts";
import { preferredPair } from "../storage/queries/candles.ts";
import type { ServiceContext } from "./context.ts";

const PAIR_MS = 60_000;
const MOST_PAIRS = 1_000;
const pairs = new Map<AssetId, { readonly pair: PreferredPair | null; readonly until: number }>();

/** The pair whose candles stand for a coin, remembered for a minute; `null` for a coin that no venue trades. */
export async function candlePair(context: ServiceContext, id: AssetId, now: number): Promise<PreferredPair | null> {
  const known = pairs.get(id);
  if (known !== undefined && now < known.until) return known.pair;
  const db = coreDb(context.env);
  const pair = await preferredPair(db, id);
  if (pair === null && (await findAsset(db, id))?.kind !== "coin") {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  }
  if (pairs.size >= MOST_PAIRS) pairs.clear();
  pairs.set(id, { pair, until: now + PAIR_MS });
  return pair;
}
