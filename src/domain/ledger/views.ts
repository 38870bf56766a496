import type { AccountId, AssetId, PortfolioId } from "../ids.ts";
import type { LedgerSettings } from "./settings.ts";
import { DEFAULT_SETTINGS, settingsOf } from "./settings.ts";
import type { ArrivedLot, LotPick, Transaction } from "./transaction.ts";

/** What a person gets to see of ledger rows: times in ISO 8601 UTC, all else as stored. */
export interface TransactionView extends Required<
  Omit<Transaction, "at" | "acquiredAt" | "lots" | "createdAt" | "updatedAt">
> {
  readonly at: string;
  readonly acquiredAt: string | null;
  readonly lots: readonly LotPick[] | readonly ArrivedLotView[] | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ArrivedLotView extends Omit<ArrivedLot, "acquiredAt"> {
  readonly acquiredAt: string;
}

export interface AccountView {
  readonly id: AccountId;
  readonly name: string;
  readonly kind: "exchange" | "wallet" | "cold" | "other";
}

export interface PortfolioView {
  readonly id: PortfolioId;
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
  readonly settings: LedgerSettings;
  readonly archivedAt: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly accounts: readonly AccountView[];
}

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

export const viewTransaction = (row: Transaction): TransactionView => ({
  id: row.id,
  ref: row.ref,
  type: row.type,
  subtype: row.subtype ?? null,
  at: iso(row.at),
  position: row.position,
  accountId: row.accountId,
  toAccountId: row.toAccountId ?? null,
  in: row.in,
  out: row.out,
  fee: row.fee,
  price: row.price,
  value: row.value,
  valueCurrency: row.valueCurrency,
  basis: row.basis ?? null,
  acquiredAt: isoOrNull(row.acquiredAt ?? null),
  lots: viewLots(row.lots ?? null),
  transferId: row.transferId ?? null,
  inTransit: row.inTransit ?? false,
  note: row.note,
  tags: row.tags ?? [],
  source: row.source,
  externalId: row.externalId ?? null,
  importId: row.importId ?? null,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

function viewLots(lots: NonNullable<Transaction["lots"]> | null): TransactionView["lots"] {
  if (lots === null) return null;
  const arrived = lots.flatMap((lot) => ("acquiredAt" in lot ? [{ ...lot, acquiredAt: iso(lot.acquiredAt) }] : []));
  return arrived.length > 0 ? arrived : (lots as readonly LotPick[]);
}

/** The portfolio that a creation makes: all of it is known beforehand, so that a retry makes the same one. */
export interface PortfolioSeed {
  readonly id: PortfolioId;
  readonly name: string;
  readonly description: string;
  readonly base: AssetId;
  /** Its first account, "Main". */
  readonly accountId: AccountId;
  readonly createdAt: number;
}

export const FIRST_ACCOUNT = { name: "Main", kind: "other" } as const;

/** As it is right after its creation; the time of creation is its first version. */
export const viewSeed = ({ accountId, createdAt, ...seed }: PortfolioSeed): PortfolioView => ({
  ...seed,
  settings: DEFAULT_SETTINGS,
  archivedAt: null,
  version: createdAt,
  createdAt: iso(createdAt),
  accounts: [{ id: accountId, ...FIRST_ACCOUNT }],
});

export const viewPortfolio = (
  portfolio: Omit<PortfolioView, "createdAt" | "archivedAt" | "settings" | "accounts"> & {
    readonly createdAt: number;
    readonly archivedAt: number | null;
    readonly settings: Readonly<Record<string, unknown>>;
  },
  accounts: readonly AccountView[],
): PortfolioView => ({
  id: portfolio.id,
  name: portfolio.name,
  description: portfolio.description,
  base: portfolio.base,
  settings: settingsOf(portfolio.settings),
  archivedAt: isoOrNull(portfolio.archivedAt),
  version: portfolio.version,
  createdAt: iso(portfolio.createdAt),
  accounts: accounts.map(({ id, name, kind }) => ({ id, name, kind })),
});
