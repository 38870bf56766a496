import type { AssetId } from "../../../domain/ids.ts";
import type { BoardPrice, Freshness } from "../../../domain/market/price.ts";
import { isStale } from "../../../domain/market/price.ts";
import type { Board } from "./price-shelf.ts";

/** The prices of a moment as a price book takes them: each with whether its source has fallen silent. */
export function boardOf(
  { prices, freshUntil }: { readonly prices: ReadonlyMap<AssetId, BoardPrice>; readonly freshUntil: Freshness },
  now: number,
): Board {
  return (asset) => {
    const price = prices.get(asset);
    return price === undefined ? null : { ...price, stale: isStale(price.source, freshUntil, now) };
  };
}
