import type { AccountId, AssetId } from "../../ids.ts";
import type { ArrivedLot, LotPick, Transaction } from "../../ledger/transaction.ts";
import type { OwnColumn } from "../formats/own.ts";

export interface ExportContext {
  readonly base: AssetId;
  readonly accounts: ReadonlyMap<AccountId, string>;
}

/** What of a row is told; what is not there is left out. */
export type OwnRow = Readonly<Partial<Record<OwnColumn, string | number | readonly unknown[]>>>;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * A row without anything that only this portfolio knows: no ids, accounts by name, other rows by `ref`. When it was recorded
 * and changed is a matter of this ledger, and the other side of a transfer between portfolios is not in the file.
 */
export function ownRow(row: Transaction, { base, accounts }: ExportContext): OwnRow {
  const lots = row.lots?.map(lotOf) ?? [];
  const inBase = Boolean(row.basis) || (row.lots?.some((lot) => "acquiredAt" in lot) ?? false);
  const fields: Record<OwnColumn, string | number | readonly unknown[] | null | undefined> = {
    ref: row.ref,
    at: iso(row.at),
    position: row.position,
    type: row.type,
    subtype: row.subtype,
    account: accounts.get(row.accountId),
    to_account: row.toAccountId ? accounts.get(row.toAccountId) : null,
    in_amount: row.in?.amount,
    in_asset: row.in?.asset,
    out_amount: row.out?.amount,
    out_asset: row.out?.asset,
    fee_amount: row.fee?.amount,
    fee_asset: row.fee?.asset,
    price: row.price,
    value: row.value,
    value_currency: row.valueCurrency,
    basis: row.basis,
    basis_currency: inBase ? base : null,
    acquired_at: row.acquiredAt === null || row.acquiredAt === undefined ? null : iso(row.acquiredAt),
    lots: lots.length > 0 ? lots : null,
    tags: row.tags?.length ? row.tags.toSorted() : null,
    note: row.note,
    source: row.source,
    external_id: row.externalId,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

const lotOf = (lot: LotPick | ArrivedLot) =>
  "ref" in lot
    ? { ref: lot.ref, quantity: lot.quantity }
    : { acquiredAt: iso(lot.acquiredAt), quantity: lot.quantity, cost: lot.cost, price: lot.price };

/** The order of the file: that of the events, so that two ledgers of the same rows make the same file. */
export const inFileOrder = (rows: readonly Transaction[]): Transaction[] =>
  rows.toSorted((a, b) => a.at - b.at || a.position - b.position || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
