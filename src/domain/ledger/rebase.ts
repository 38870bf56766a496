import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { times, toText, toUnits } from "../money/fixed.ts";
import type { MarketValue } from "./market.ts";
import type { ArrivedLot, Transaction } from "./transaction.ts";

/**
 * Rows whose stated figures are in one currency, to be folded in another: what was stated keeps its currency, and a basis is
 * converted at the rate of its own day. `market`: what a unit of an asset was worth in the new base.
 */
export function rebase(
  transactions: readonly Transaction[],
  from: AssetId,
  to: AssetId,
  market: MarketValue,
): readonly Transaction[] {
  if (from === to) return transactions;
  const converted = (amount: Amount | null, at: number): Amount | null => {
    const rate = amount === null ? null : market(from, at);
    return amount === null || rate === null ? null : toText(times(toUnits(amount), toUnits(rate)));
  };
  const arrived = (lot: ArrivedLot): ArrivedLot => ({
    ...lot,
    cost: converted(lot.cost, lot.acquiredAt),
    price: converted(lot.price, lot.acquiredAt),
  });
  return transactions.map((event) => {
    const { at, price, value, valueCurrency, basis = null, acquiredAt = null, lots = null } = event;
    const states = (price !== null || value !== null) && valueCurrency === null;
    const brings = lots?.some((lot) => "acquiredAt" in lot) === true;
    if (!states && basis === null && !brings) return event;
    return {
      ...event,
      valueCurrency: states ? from : valueCurrency,
      basis: converted(basis, acquiredAt ?? at),
      lots: brings ? (lots as readonly ArrivedLot[]).map(arrived) : lots,
    };
  });
}

/** All times at which folding these rows in a base may ask for the price of an asset. */
export function pricesAsked(
  transactions: readonly Transaction[],
  own: AssetId,
  base: AssetId,
): Map<AssetId, Set<number>> {
  const asked = new Map<AssetId, Set<number>>();
  const ask = (asset: AssetId, at: number) => {
    if (asset === base) return;
    const times = asked.get(asset) ?? new Set<number>();
    asked.set(asset, times.add(at));
  };
  for (const { at, in: arrives, out, fee, price, value, valueCurrency, basis, acquiredAt, lots } of transactions) {
    const legs = [arrives, out].filter((leg) => leg !== null);
    const certain = legs.length === 2 && legs.some((leg) => leg.asset === base);
    if (!certain) {
      for (const leg of legs) ask(leg.asset, at);
      if (price !== null || value !== null) ask(valueCurrency ?? own, at);
    }
    if (fee !== null && !(certain && legs.some((leg) => leg.asset === fee.asset))) ask(fee.asset, at);
    if (basis) ask(own, acquiredAt ?? at);
    for (const lot of lots ?? []) if ("acquiredAt" in lot) ask(own, lot.acquiredAt);
  }
  return asked;
}
