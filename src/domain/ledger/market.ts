import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";

/**
 * What one unit of an asset was worth in the base currency at a time; `null` when nobody knows. Handed in by whoever folds:
 * the ledger itself asks no market.
 */
export type MarketValue = (asset: AssetId, at: number) => Amount | null;

/** Enough for ledgers of nothing but buys and sells in the base currency. */
export const NO_MARKET: MarketValue = () => null;
