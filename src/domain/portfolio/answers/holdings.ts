import type { AccountId, AssetId } from "../../ids.ts";
import type { Books } from "../../ledger/books.ts";
import { stepAt } from "../../ledger/timeline.ts";
import { unitCost, viewLot } from "../../ledger/view-lots.ts";
import type { PriceAt } from "../../market/book/price-book.ts";
import { isOfMarket } from "../../market/price.ts";
import type { Amount } from "../../money/amount.ts";
import type { Known, Units } from "../../money/fixed.ts";
import { minus, portion, signedOf, toSignedText, toUnits, unitsOf } from "../../money/fixed.ts";
import { allocationWeights } from "../../returns/weights.ts";
import type { Worth, WorthLine } from "../worth.ts";
import { costOf, worthAt, worthOf } from "../worth.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

export interface HoldingsFilter {
  readonly account: AccountId | null;
  readonly minValue: Amount | null;
  readonly explain: boolean;
}

/** What is held at a time and what it is worth. `books`: folded up to then; asked for only where accounts or lots matter. */
export function holdingsAnswer(
  study: Looked,
  at: number,
  { account, minValue, explain }: HoldingsFilter,
  books: () => Books,
) {
  const worth =
    account === null
      ? worthAt(study.timeline, study.priceOf, at)
      : worthOf(heldIn(account, books(), study, at), study.priceOf, at);
  const least = minValue === null ? null : toUnits(minValue);
  const shown = worth.lines.filter(({ value }) => least === null || (value !== null && value >= least));
  const weights = weightsOf(worth);
  const lots = explain ? Map.groupBy(books().lots, ({ asset }) => asset) : null;
  return {
    ...headOf(study, at),
    totals: {
      value: signedOf(worth.value),
      cost: signedOf(costOf(worth)),
      unrealised: worth.value === null ? null : signedOf(minus(worth.value, costOf(worth, true))),
      realised: toSignedText(realisedBy(study, at, account)),
      complete: worth.complete,
      unpriced: worth.unpriced,
      overdrawn: worth.lines.filter(({ quantity }) => quantity < 0n).map(({ asset }) => asset),
      stale: worth.stale,
    },
    holdings: shown.map((line) => ({
      ...viewLine(line, at, study.simulated),
      weight: weights.get(line.asset) ?? null,
      ...(lots === null
        ? {}
        : {
            lots: (lots.get(line.asset) ?? []).map((lot) => ({
              transaction: lot.id,
              ...viewLot(lot, at, study.settings),
            })),
          }),
    })),
  };
}

export type HoldingsAnswer = ReturnType<typeof holdingsAnswer>;

/** Of an account: what lies there, with its lots' cost; of pooled lots their share by quantity. */
function heldIn(account: AccountId, books: Books, { timeline, settings }: Looked, at: number) {
  const held: [AssetId, { quantity: Units; cost: Known }][] = [];
  for (const [asset, text] of books.balances.get(account) ?? []) {
    const quantity = toUnits(text);
    const whole = stepAt(timeline.steps.get(asset) ?? [], at) ?? { quantity: 0n, cost: 0n };
    const own = books.lots.filter((lot) => lot.asset === asset && lot.accountId === account);
    const cost =
      settings.lotScope === "account" && own.length > 0
        ? own.reduce<Known>((sum, lot) => (sum === null || lot.cost === null ? null : sum + toUnits(lot.cost)), 0n)
        : whole.quantity === 0n
          ? 0n
          : portion(whole.cost, quantity, whole.quantity);
    held.push([asset, { quantity, cost }]);
  }
  return held;
}

function realisedBy({ timeline }: Looked, at: number, account: AccountId | null): Units {
  if (account === null) return stepAt(timeline.totals, at)?.totals.get("realised")?.known ?? 0n;
  return timeline.disposals
    .filter((disposal) => disposal.accountId === account && disposal.at <= at)
    .reduce<Units>((sum, { gain }) => sum + (unitsOf(gain) ?? 0n), 0n);
}

export const weightsOf = ({ lines }: Worth): Map<AssetId, string | null> =>
  allocationWeights(
    lines.map(({ asset, value }) => ({
      id: asset,
      value: value === null || value < 0n ? null : (toSignedText(value) as unknown as Amount),
    })),
  );

export function viewLine({ asset, quantity, cost, price, value }: WorthLine, at: number, simulated: boolean) {
  return {
    asset,
    quantity: toSignedText(quantity),
    cost: signedOf(cost),
    averageCost: unitCost(cost, quantity),
    price: price === null ? null : viewPrice(price, at, simulated),
    value: signedOf(value),
    unrealised: signedOf(minus(value, cost)),
  };
}

export const viewPrice = ({ asOf, ...price }: PriceAt, at: number, simulated: boolean) => ({
  ...price,
  asOf: new Date(asOf).toISOString(),
  ageMs: Math.max(0, at - asOf),
  simulated: simulated && isOfMarket(price.source),
});
