import type { AssetId } from "../domain/ids.ts";
import type { Books } from "../domain/ledger/books.ts";
import { checkEvent } from "../domain/ledger/check-event.ts";
import { fold } from "../domain/ledger/fold.ts";
import type { MarketValue } from "../domain/ledger/market.ts";
import type { FoldSettings } from "../domain/ledger/settings.ts";
import type { Transaction } from "../domain/ledger/transaction.ts";
import { GAIN_NOTES, unitCost, viewDisposal, viewLot } from "../domain/ledger/view-lots.ts";
import type { Amount } from "../domain/money/amount.ts";
import { amountOf, minus, signedOf, times, toUnits, unitsOf } from "../domain/money/fixed.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";

export interface StatedPrice {
  readonly asset: AssetId;
  readonly at: number;
  readonly price: Amount;
}

/** The books of a ledger that is handed in, as of a time; nothing of it is kept. */
export function calcLots(
  { clock }: ServiceContext,
  input: {
    transactions: readonly Transaction[];
    settings: FoldSettings;
    prices: readonly StatedPrice[];
    at: number | null;
  },
) {
  const { settings, transactions } = input;
  const now = clock.now();
  const errors = transactions.flatMap((event, i) =>
    checkEvent(event, settings, now).map(({ field, expected }) => ({
      path: `body.transactions.${i}.${field}`,
      expected,
    })),
  );
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors: errors.slice(0, 100) });
  const market = marketOf(input.prices);
  const at = input.at ?? now;
  const folded = fold(
    transactions.filter((event) => event.at <= at),
    settings,
    market,
  );
  if (!folded.ok) throw shortOf(folded.shortfall, transactions);
  const { books } = folded;
  const refs = new Map(transactions.map((event) => [event.id, event.ref]));
  const refOf = (id: Transaction["id"]) => refs.get(id) ?? id;
  const entry = <T extends { readonly transactionId: Transaction["id"]; readonly at: number }>({
    transactionId,
    at: when,
    ...rest
  }: T) => ({
    ref: refOf(transactionId),
    at: iso(when),
    ...rest,
  });
  return {
    asOf: iso(at),
    base: settings.base,
    method: settings.method,
    holdings: holdingsOf(books, at, market),
    lots: books.lots.map((lot) => viewLot(lot, at, settings)),
    disposals: books.disposals.map((disposal) => viewDisposal(disposal, refOf, settings)),
    income: books.income.map(entry),
    fees: books.fees.map(entry),
    flows: books.flows.map(entry),
    carried: books.carried.map(entry),
    cash: [...books.cash].map(([asset, held]) => ({ asset, ...held })),
    balances: [...books.balances].flatMap(([account, held]) =>
      [...held].map(([asset, quantity]) => ({ account, asset, quantity })),
    ),
    totals: books.totals,
    unknown: books.unknown.map(entry),
    notes: GAIN_NOTES,
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** The last price stated for a time at or before the one asked for; never a later one. */
function marketOf(prices: readonly StatedPrice[]): MarketValue {
  const byAsset = Map.groupBy(prices, ({ asset }) => asset);
  for (const [asset, stated] of byAsset)
    byAsset.set(
      asset,
      stated.toSorted((a, b) => a.at - b.at),
    );
  return (asset, at) => {
    const stated = byAsset.get(asset) ?? [];
    let [low, high] = [0, stated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stated[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return stated[low - 1]?.price ?? null;
  };
}

function shortOf(
  {
    asset,
    held,
    asked,
    transactionId,
    at,
    lot,
  }: { asset: AssetId; held: string; asked: string; transactionId: string; at: number; lot?: string },
  transactions: readonly Transaction[],
) {
  const index = transactions.findIndex(({ id }) => id === transactionId);
  const of = lot === undefined ? asset : `${asset} of lot ${lot}`;
  return problem("INSUFFICIENT_HOLDINGS", {
    detail: `Row ${index} asks for ${asked} ${of}, and only ${held} was held at that moment.`,
    facts: {
      asset,
      held,
      asked,
      row: index,
      transaction: transactions[index]?.ref ?? null,
      at: iso(at),
      ...(lot === undefined ? {} : { lot }),
    },
  });
}

function holdingsOf({ holdings }: Books, at: number, market: MarketValue) {
  return [...holdings].map(([asset, { quantity, cost }]) => {
    const units = toUnits(quantity);
    const price = market(asset, at);
    const value = price === null ? null : times(toUnits(price), units);
    const unrealised = minus(value, unitsOf(cost));
    return {
      asset,
      quantity,
      cost,
      averageCost: unitCost(unitsOf(cost), units),
      price,
      value: amountOf(value),
      unrealised: signedOf(unrealised),
    };
  });
}
