import type { AssetId } from "../ids.ts";
import { amountOf, plus, toText } from "../money/fixed.ts";
import type { Known, Units } from "../money/fixed.ts";
import type { Holding } from "./books.ts";

/** What is held of each asset and what it cost, while it is being added up. */
export type HeldSums = Map<AssetId, { quantity: Units; cost: Known }>;

export function addHeld(sums: HeldSums, asset: AssetId, quantity: Units, cost: Known): void {
  const sum = sums.get(asset);
  if (sum === undefined) sums.set(asset, { quantity, cost });
  else sums.set(asset, { quantity: sum.quantity + quantity, cost: plus(sum.cost, cost) });
}

export const heldOf = (sums: Iterable<[AssetId, { quantity: Units; cost: Known }]>): Map<AssetId, Holding> =>
  new Map(Array.from(sums, ([asset, sum]) => [asset, { quantity: toText(sum.quantity), cost: amountOf(sum.cost) }]));
