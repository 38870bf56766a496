import type { AssetId } from "../../ids.ts";
import { times, toUnits } from "../../money/fixed.ts";
import type { Books, TotalName } from "../books.ts";

/**
 * Both sides of the identity: value + out − in = realised + unrealised + income − fees kept apart + carriedOut − carriedIn, at
 * any prices whatever. Only where nothing is unknown.
 */
export function identityOf(books: Books, priceOf: (asset: AssetId) => string): { left: bigint; right: bigint } {
  const total = (name: TotalName) => {
    const { value, unknown } = books.totals[name];
    if (unknown > 0) throw new Error(`${name} is not known`);
    return toUnits(value);
  };
  let value = 0n;
  let unrealised = 0n;
  for (const [asset, held] of [...books.holdings, ...books.cash]) {
    const worth = times(toUnits(held.quantity), toUnits(priceOf(asset)));
    value += worth;
    unrealised += worth - toUnits(held.cost ?? "not known");
  }
  return {
    left: value + total("out") - total("in"),
    right:
      total("realised") + unrealised + total("income") - total("feesApart") + total("carriedOut") - total("carriedIn"),
  };
}
