import type { AccountId, AssetId, TransactionId } from "../../ids.ts";
import { USD } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import type { FoldSettings } from "../settings.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import type { Leg, Transaction } from "../transaction.ts";

/** Rows for tests: "0.5 bitcoin" is a leg, "100" an amount of dollars. */

export const SETTINGS: FoldSettings = { ...DEFAULT_SETTINGS, base: USD };

export function legOf(text: string): Leg {
  const [amount = "", asset = USD] = text.split(" ");
  return { asset: asset as AssetId, amount: amount as Amount };
}

let rows = 0;

function row(
  type: Transaction["type"],
  at: string,
  from: string,
  to: string,
  more: { fee?: string; position?: number },
) {
  const id = `tx_${String(++rows).padStart(26, "0")}` as TransactionId;
  const time = Date.parse(at);
  return {
    id,
    ref: id,
    at: time,
    position: more.position ?? 0,
    type,
    accountId: "acc_main" as AccountId,
    in: legOf(to),
    out: legOf(from),
    fee: more.fee === undefined ? null : legOf(more.fee),
    price: null,
    value: null,
    valueCurrency: null,
    note: null,
    source: "test",
    createdAt: time,
    updatedAt: time,
  } satisfies Transaction;
}

type More = { fee?: string; position?: number };

/** `buy("2024-01-01", "1 bitcoin", "30000")` */
export const buy = (at: string, coin: string, paid: string, more: More = {}): Transaction =>
  row("buy", at, paid, coin, more);
export const sell = (at: string, coin: string, received: string, more: More = {}): Transaction =>
  row("sell", at, coin, received, more);
