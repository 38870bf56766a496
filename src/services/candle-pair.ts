import type { AssetId } from "../domain/ids.ts";
import type { DatedPair, Reign } from "../domain/market/book/dated-pair.ts";
import { preferredAt, reignsWithin } from "../domain/market/book/dated-pair.ts";
import type { Span } from "../domain/market/candles/bar.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { pairsOfAssets } from "../storage/queries/asset-pairs.ts";
import { findAsset } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";

const PAIR_MS = 60_000;
const MOST_PAIRS = 1_000;
const known = new Map<AssetId, { readonly pairs: readonly DatedPair[]; readonly until: number }>();

async function pairsOf(context: ServiceContext, id: AssetId, now: number): Promise<readonly DatedPair[]> {
  const remembered = known.get(id);
  if (remembered !== undefined && now < remembered.until) return remembered.pairs;
  const db = coreDb(context.env);
  const pairs = (await pairsOfAssets(db, [id])).pairs.get(id) ?? [];
  if (pairs.length === 0 && (await findAsset(db, id))?.kind !== "coin") {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  }
  if (known.size >= MOST_PAIRS) known.clear();
  known.set(id, { pairs, until: now + PAIR_MS });
  return pairs;
}

/** The pair whose candles stand for a coin now, remembered for a minute; `null` for a coin that no venue trades. */
export async function candlePair(context: ServiceContext, id: AssetId, now: number): Promise<DatedPair | null> {
  return preferredAt(await pairsOf(context, id, now), now);
}

/** Who stands for a coin at the beginning of a span, and until when; `null` for a coin that no venue traded then or later. */
export async function candleReign(
  context: ServiceContext,
  id: AssetId,
  span: Span,
  now: number,
): Promise<Reign | null> {
  const pairs = await pairsOf(context, id, now);
  // A change is seldom: mostly one pair stands for all time.
  const [only] = pairs.length === 1 ? pairs : [];
  if (only !== undefined) return { pair: only, from: span.from, to: span.to };
  return reignsWithin(pairs, span.from, span.to)[0] ?? null;
}
