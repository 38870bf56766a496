import type { AccountId, AssetId } from "../../ids.ts";
import type { Books } from "../../ledger/books.ts";
import { GAIN_NOTES, viewLot } from "../../ledger/view-lots.ts";
import { amountOf, minus, signedOf, times, toUnits, unitsOf } from "../../money/fixed.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

/** What is left of the lots at a time, each with its age, its break-even and what it is worth. */
export function lotsAnswer(
  study: Looked,
  books: Books,
  at: number,
  { account, asset }: { readonly account: AccountId | null; readonly asset: AssetId | null },
) {
  const lots = books.lots.filter(
    (lot) => (account === null || lot.accountId === account) && (asset === null || lot.asset === asset),
  );
  return {
    ...headOf(study, at),
    lots: lots.map((lot) => {
      const price = study.priceOf(lot.asset, at);
      const value = price === null ? null : times(toUnits(price.price), toUnits(lot.quantity));
      return {
        transaction: lot.id,
        ...viewLot(lot, at, study.settings),
        value: amountOf(value),
        unrealised: signedOf(minus(value, unitsOf(lot.cost))),
      };
    }),
    notes: [...GAIN_NOTES],
  };
}

export type LotsAnswer = ReturnType<typeof lotsAnswer>;
