/** Ledger rows as they lie in D1 and as the domain knows them. */
import type { AccountId, AssetId, PortfolioId, TransactionId, UserId } from "../../domain/ids.ts";
import type { StoredAccount } from "../../domain/ledger/changes.ts";
import type { Leg, Transaction, TransactionType } from "../../domain/ledger/transaction.ts";
import type { Amount } from "../../domain/money/amount.ts";
import type { accounts, portfolios, transactions } from "../schema/ledger.ts";

export interface StoredPortfolio {
  readonly id: PortfolioId;
  readonly userId: UserId;
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
  /** Only what differs from the defaults. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly createdAt: number;
  readonly archivedAt: number | null;
}

export const toPortfolio = (row: typeof portfolios.$inferSelect): StoredPortfolio => ({
  id: row.id as PortfolioId,
  userId: row.userId as UserId,
  name: row.name,
  description: row.description,
  base: row.baseId as AssetId,
  settings: row.settings as StoredPortfolio["settings"],
  version: row.version,
  createdAt: row.createdAt,
  archivedAt: row.archivedAt,
});

export const toAccount = (row: typeof accounts.$inferSelect): StoredAccount => ({
  id: row.id as AccountId,
  name: row.name,
  kind: row.kind,
  position: row.position,
});

const toLeg = (asset: string | null, amount: string | null): Leg | null =>
  asset === null || amount === null ? null : { asset: asset as AssetId, amount: amount as Amount };

export const toTransaction = (
  row: typeof transactions.$inferSelect,
  tags: ReadonlyMap<string, readonly string[]>,
): Transaction => ({
  id: row.id as TransactionId,
  ref: row.ref,
  at: row.at,
  position: row.position,
  type: row.type as TransactionType,
  subtype: row.subtype,
  accountId: row.accountId as AccountId,
  toAccountId: row.toAccountId as AccountId | null,
  in: toLeg(row.inAsset, row.inAmount),
  out: toLeg(row.outAsset, row.outAmount),
  fee: toLeg(row.feeAsset, row.feeAmount),
  price: row.price as Amount | null,
  value: row.value as Amount | null,
  valueCurrency: row.valueCurrency as AssetId | null,
  basis: row.basis as Amount | null,
  acquiredAt: row.acquiredAt,
  lots: row.lots as NonNullable<Transaction["lots"]> | null,
  transferId: row.transferId,
  note: row.note,
  tags: tags.get(row.id) ?? [],
  source: row.source,
  externalId: row.externalId,
  importId: row.importId,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
