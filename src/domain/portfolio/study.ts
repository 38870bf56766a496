import type { AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { FoldSettings } from "../ledger/settings.ts";
import type { Timeline } from "../ledger/timeline.ts";
import type { PriceOf } from "./price-of.ts";

/** A ledger as it is looked at: folded along time under one method and base, with the prices that go with it. */
export interface Study {
  readonly timeline: Timeline;
  readonly settings: FoldSettings;
  readonly priceOf: PriceOf;
}

/** Money, or a coin that is meant to be worth money: no investment, so not ranked. */
export const isPeggedIn =
  ({ settings: { cashAssets, pegged = [], base } }: Pick<Study, "settings">) =>
  (asset: AssetId): boolean =>
    isFiat(asset) || asset === base || cashAssets.includes(asset) || pegged.includes(asset);

/** Everything that was ever held. */
export const assetsOf = ({ timeline }: Pick<Study, "timeline">): AssetId[] => [...timeline.steps.keys()];
