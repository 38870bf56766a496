import type { AccountId, AssetId } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import type { Leg, Transaction, TransactionType } from "../../ledger/transaction.ts";
import type { Opening } from "../choices.ts";
import type { AssetName, CellError, IgnoredReason, Remark } from "../neutral.ts";

/** What becomes of a row. Only `new` ones are stored. */
export const FATES = [
  "new",
  /** It is in the ledger, or further up in the file. */
  "duplicate",
  /** Its id is there with other content. */
  "conflict",
  "ignored",
  "left_out",
  "error",
  "needs_zone",
  "needs_coin",
  /** It spends what was never there, and nobody has said yet what is to be done. */
  "short",
] as const;
export type Fate = (typeof FATES)[number];

/** Fates with which nothing can be committed. */
export const OPEN_FATES: readonly Fate[] = ["error", "needs_zone", "needs_coin", "short"];

export interface JudgedRow {
  /** The lines that it was made of. */
  readonly lines: readonly number[];
  readonly fate: Fate;
  readonly reason: IgnoredReason | null;
  readonly errors: readonly CellError[];
  readonly remarks: readonly Remark[];
  /** Names that stand for no asset yet. */
  readonly names: readonly AssetName[];
  /** What it says, once it can be told. */
  readonly event: RowEvent | null;
  /** Where the same or something else stands under its id. */
  readonly other: Other | null;
}

export interface RowEvent {
  readonly type: TransactionType;
  readonly subtype: string | null;
  readonly at: number;
  readonly in: Leg | null;
  readonly out: Leg | null;
  readonly fee: Leg | null;
}

export interface Other {
  /** Of the row in the ledger; `null`: it is in the file. */
  readonly ref: string | null;
  readonly line: number | null;
  readonly event: RowEvent;
}

/** What a file spends and nobody acquired. */
export interface Missing {
  readonly asset: AssetId;
  readonly account: AccountId;
  readonly amount: Amount;
  /** The line of the first row that spends it; `null`: a row of the ledger does, because of this file. */
  readonly line: number | null;
  /** When the opening balance would be. */
  readonly at: number;
  readonly choice: Opening | null;
}

/** What the noise of floats leaves. */
export interface Dust {
  readonly asset: AssetId;
  readonly account: AccountId;
  readonly amount: Amount;
  /** Too much was spent, or too little. */
  readonly side: "missing" | "left";
  readonly cleared: boolean;
}

export interface Judged {
  readonly rows: readonly JudgedRow[];
  readonly counts: Readonly<Record<Fate, number>>;
  readonly missing: readonly Missing[];
  readonly dust: readonly Dust[];
  /** What would be stored: the file's rows, opening balances, written-off dust. */
  readonly transactions: readonly Transaction[];
  /** Accounts that the file names and that are not there yet. */
  readonly newAccounts: readonly { readonly id: AccountId; readonly name: string }[];
  /** Nothing is open. */
  readonly ready: boolean;
}

export const eventOfRow = ({
  type,
  subtype,
  at,
  in: come,
  out,
  fee,
}: Pick<Transaction, "type" | "subtype" | "at" | "in" | "out" | "fee">): RowEvent => ({
  type,
  subtype: subtype ?? null,
  at,
  in: come,
  out,
  fee,
});
