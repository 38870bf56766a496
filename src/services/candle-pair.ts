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
interface Known {
  readonly pairs: readonly DatedPair[];
  /** The one that stands for the coin at all times, as mostly one does. */
  readonly always: DatedPair | null;
  readonly until: number;
}
const known = new Map<AssetId, Known>();

async function pairsOf(context: ServiceContext, id: AssetId, now: number): Promise<Known> {
  const remembered = known.get(id);
  if (remembered !== undefined && now < remembered.until) return remembered;
  const db = coreDb(context.env);
  const pairs = (await pairsOfAssets(db, [id])).pairs.get(id) ?? [];
  if (pairs.length === 0 && (await findAsset(db, id))?.kind !== "coin") {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  }
  if (known.size >= MOST_PAIRS) known.clear();
  const reigns = reignsWithin(pairs, 0, Number.MAX_SAFE_INTEGER);
  const always = reigns.length === 1 && reigns[0]?.from === 0 ? reigns[0].pair : null;
  const found = { pairs, always, until: now + PAIR_MS };
  known.set(id, found);
  return found;
}

/** The pair whose candles stand for a coin now, remembered for a minute; `null` for a coin that no venue trades. */
export async function candlePair(context: ServiceContext, id: AssetId, now: number): Promise<DatedPair | null> {
  const { pairs, always } = await pairsOf(context, id, now);
  return always ?? preferredAt(pairs, now);
}

/** Who stands for a coin at the beginning of a span, and until when; `null` for a coin that no venue traded then or later. */
export async function candleReign(
  context: ServiceContext,
  id: AssetId,
  span: Span,
  now: number,
): Promise<Reign | null> {
  const { pairs, always } = await pairsOf(context, id, now);
  if (always !== null) return { pair: always, from: span.from, to: span.to };
  return reignsWithin(pairs, span.from, span.to)[0] ?? null;
}
