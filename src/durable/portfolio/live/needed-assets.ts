import type { AssetId } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import { QUOTES } from "../../../domain/valuation/rate.ts";

/** Whose prices a valuation of these books needs; `previous` itself when they are the same, so that `===` tells. */
export function neededAssets(ledger: LedgerState, previous: readonly AssetId[]): readonly AssetId[] {
  const needed = new Set([...ledger.holdings.keys(), ...QUOTES, ledger.base]);
  return needed.size === previous.length && previous.every((asset) => needed.has(asset)) ? previous : [...needed];
}
