import type { AccountId, AssetId, TransactionId } from "../../ids.ts";
import { USD } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import type { MarketValue } from "../market.ts";
import type { FoldSettings } from "../settings.ts";
import { DEFAULT_SETTINGS } from "../settings.ts";
import type { Leg, Transaction, TransactionType } from "../transaction.ts";

/** Rows for tests: "0.5 bitcoin" is a leg, "100" an amount of dollars. */

export const SETTINGS: FoldSettings = { ...DEFAULT_SETTINGS, base: USD };

export const MAIN = "acc_main" as AccountId;
export const COLD = "acc_cold" as AccountId;

export function legOf(text: string): Leg {
  const [amount = "", asset = USD] = text.split(" ");
  return { asset: asset as AssetId, amount: amount as Amount };
}

const given = (text: string | undefined) => (text === undefined ? null : legOf(text));

let rows = 0;

export interface More {
  readonly in?: string;
  readonly out?: string;
  readonly fee?: string;
  readonly position?: number;
  readonly basis?: string;
  readonly value?: string;
  readonly price?: string;
  readonly subtype?: string;
  readonly acquiredAt?: string;
  readonly account?: AccountId;
  readonly to?: AccountId;
  readonly ref?: string;
  readonly lots?: Transaction["lots"];
  readonly transferId?: string;
}

/** `row("deposit", "2024-01-01", { in: "1 bitcoin", basis: "20000" })` */
export function row(type: TransactionType, at: string, more: More): Transaction {
  const id = `tx_${String(++rows).padStart(26, "0")}` as TransactionId;
  const time = Date.parse(at);
  return {
    id,
    ref: more.ref ?? id,
    at: time,
    position: more.position ?? 0,
    type,
    subtype: more.subtype ?? null,
    accountId: more.account ?? MAIN,
    toAccountId: more.to ?? null,
    in: given(more.in),
    out: given(more.out),
    fee: given(more.fee),
    price: (more.price ?? null) as Amount | null,
    value: (more.value ?? null) as Amount | null,
    valueCurrency: null,
    basis: (more.basis ?? null) as Amount | null,
    acquiredAt: more.acquiredAt === undefined ? null : Date.parse(more.acquiredAt),
    lots: more.lots ?? null,
    transferId: more.transferId ?? null,
    note: null,
    source: "test",
    createdAt: time,
    updatedAt: time,
  };
}

type Traded = Omit<More, "in" | "out">;

/** `buy("2024-01-01", "1 bitcoin", "30000")` */
export const buy = (at: string, coin: string, paid: string, more: Traded = {}): Transaction =>
  row("buy", at, { ...more, in: coin, out: paid });
export const sell = (at: string, coin: string, received: string, more: Traded = {}): Transaction =>
  row("sell", at, { ...more, in: received, out: coin });

/** The same price at all times; what is not named has none. */
export const priced =
  (prices: Readonly<Record<string, string>>): MarketValue =>
  (asset) =>
    (prices[asset] ?? null) as Amount | null;
