import type { Transaction } from "../../src/domain/ledger/transaction.ts";
import { toTransaction } from "../../src/storage/queries/ledger-rows.ts";

type Row = Parameters<typeof toTransaction>[0];

/** Reading rows as D1 answers with them, as JSON text: what a write costs first that is judged by all of them. */
export function loadedRows(transactions: readonly Transaction[]): () => void {
  const rows = transactions.map((row): Row => ({
    portfolioId: "pf_01_01KA0000000000000000000000",
    id: row.id,
    ref: row.ref,
    at: row.at,
    position: row.position,
    type: row.type,
    subtype: null,
    accountId: row.accountId,
    toAccountId: null,
    inAsset: row.in?.asset ?? null,
    inAmount: row.in?.amount ?? null,
    outAsset: row.out?.asset ?? null,
    outAmount: row.out?.amount ?? null,
    feeAsset: row.fee?.asset ?? null,
    feeAmount: row.fee?.amount ?? null,
    price: row.price,
    value: row.value,
    valueCurrency: row.valueCurrency,
    basis: null,
    acquiredAt: null,
    lots: null,
    transferId: null,
    note: row.note,
    source: row.source,
    externalId: null,
    importId: null,
    fingerprint: "0123456789abcdef0123456789abcdef",
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }));
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const text = JSON.stringify(rows.map((row) => columns.map((column) => row[column])));
  const none = new Map<string, string[]>();
  return () => {
    const found = JSON.parse(text) as unknown[][];
    const loaded = found.map((values) => {
      const row = Object.fromEntries(values.map((value, i) => [columns[i], value]));
      return toTransaction(row as unknown as Row, none);
    });
    if (loaded.length !== transactions.length) throw new Error("rows are missing");
  };
}
