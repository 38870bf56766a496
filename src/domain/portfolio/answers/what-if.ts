import type { AssetId } from "../../ids.ts";
import { GAIN_NOTES } from "../../ledger/view-lots.ts";
import type { PriceAt } from "../../market/book/price-book.ts";
import type { Sale, saleUnder } from "../what-if.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";
import { viewPrice } from "./holdings.ts";

type Result = Extract<ReturnType<typeof saleUnder>, { ok: true }>["result"];

/** A sale that never was, under every method. `price`: where its price comes from; `null`: the person's own. */
export const whatIfAnswer = (
  study: Looked,
  sale: Sale,
  held: string,
  price: PriceAt | null,
  methods: readonly Result[],
) => ({
  ...headOf(study, sale.at),
  sale: {
    asset: sale.asset satisfies AssetId,
    quantity: sale.quantity,
    price: sale.price,
    account: sale.accountId,
    held,
    quoted: price === null ? null : viewPrice(price, sale.at, study.simulated),
  },
  methods,
  notes: [...GAIN_NOTES],
});

export type WhatIfAnswer = ReturnType<typeof whatIfAnswer>;
