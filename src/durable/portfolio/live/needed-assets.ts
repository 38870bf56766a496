import { BITCOIN, SATS } from "../../../domain/currencies/currencies.ts";
import type { AssetId } from "../../../domain/ids.ts";
import { isFiat } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import { QUOTES } from "../../../domain/valuation/rate.ts";

/** Coins whose prices a valuation of these books needs; `previous` itself when they are the same, so that `===` tells. */
function neededAssets(ledger: LedgerState, previous: readonly AssetId[]): readonly AssetId[] {
  const all = [...ledger.holdings.keys(), ...QUOTES, ledger.base === SATS ? BITCOIN : ledger.base];
  const needed = new Set(all.filter((asset) => !isFiat(asset)));
  return needed.size === previous.length && previous.every((asset) => needed.has(asset)) ? previous : [...needed];
}

/** The same array while its content is the same, so that a write of a known coin tells the relay nothing. */
export class NeededAssets {
  #ledger: LedgerState | null = null;
  #assets: readonly AssetId[] = [];

  of(ledger: LedgerState): readonly AssetId[] {
    if (this.#ledger !== ledger) this.#assets = neededAssets(ledger, this.#assets);
    this.#ledger = ledger;
    return this.#assets;
  }
}
