import type { AssetId } from "../ids.ts";
import { isFiat, USD } from "../ids.ts";
import type { LedgerPrice, LedgerPrices } from "../market/book/price-book.ts";
import type { Amount } from "../money/amount.ts";
import { mulDiv, ONE, times, toText, toUnits } from "../money/fixed.ts";
import { stepAt } from "./timeline.ts";
import type { Leg, Transaction } from "./transaction.ts";

/** What a unit of another asset was worth in dollars by the market; `null` where no market says. */
export type MarketDollars = (asset: AssetId, at: number) => Amount | null;

/**
 * What was paid for one unit in the last own transaction at or before a time: for what no market has a price for. As it was
 * stated, else by the money that was given for it or got, else by the coin that was. Worked out when it is first asked for.
 */
export function paidPrices(transactions: readonly Transaction[], base: AssetId, marketOf: MarketDollars): LedgerPrices {
  let byAsset: Map<AssetId, Transaction[]> | null = null;
  const known = new Map<AssetId, LedgerPrice[]>();
  return (asset, at) => {
    byAsset ??= byAssets(transactions);
    let prices = known.get(asset);
    if (prices === undefined) {
      prices = (byAsset.get(asset) ?? [])
        .flatMap((event) => paidIn(event, asset, base, marketOf) ?? [])
        .toSorted((a, b) => a.at - b.at);
      known.set(asset, prices);
    }
    return stepAt(prices, at) ?? null;
  };
}

function byAssets(transactions: readonly Transaction[]): Map<AssetId, Transaction[]> {
  const found = new Map<AssetId, Transaction[]>();
  for (const event of transactions)
    for (const leg of [event.in, event.out]) {
      if (leg === null || isFiat(leg.asset)) continue;
      const list = found.get(leg.asset) ?? [];
      if (list.length === 0) found.set(leg.asset, list);
      list.push(event);
    }
  return found;
}

const MADE_OF_ANOTHER: ReadonlySet<Transaction["type"]> = new Set(["split", "migration"]);

function paidIn(event: Transaction, asset: AssetId, base: AssetId, marketOf: MarketDollars): LedgerPrice | null {
  const { at, type, price, value } = event;
  if (MADE_OF_ANOTHER.has(type)) return null;
  const [own, other] = event.in?.asset === asset ? [event.in, event.out] : [event.out, event.in];
  const quantity = own === null ? 0n : toUnits(own.amount);
  if (quantity === 0n) return null;
  // What is stated is of the first coin of a trade: of a swap nobody can tell which one a price is of.
  const currency = event.valueCurrency ?? (other !== null && isFiat(other.asset) ? other.asset : base);
  if (value !== null) return { price: toText(mulDiv(toUnits(value), ONE, quantity)), currency, at };
  if (price !== null && type !== "swap") return { price, currency, at };
  if (other === null || other.asset === asset) return null;
  return byOther(other, quantity, at, marketOf);
}

function byOther(other: Leg, quantity: bigint, at: number, marketOf: MarketDollars): LedgerPrice | null {
  const given = toUnits(other.amount);
  if (isFiat(other.asset)) return { price: toText(mulDiv(given, ONE, quantity)), currency: other.asset, at };
  const dollars = marketOf(other.asset, at);
  if (dollars === null) return null;
  return { price: toText(mulDiv(times(given, toUnits(dollars)), ONE, quantity)), currency: USD, at };
}
