import type { AccountId, AssetId, PortfolioId } from "../ids.ts";
import type { Transaction } from "./transaction.ts";

/** What a person gets to see of ledger rows: times in ISO 8601 UTC, all else as stored. */
export interface TransactionView extends Omit<Transaction, "at" | "createdAt" | "updatedAt"> {
  readonly at: string;
  readonly createdAt: string;
  readonly updatedAt: string;
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
  readonly version: number;
  readonly createdAt: string;
  readonly accounts: readonly AccountView[];
}

const iso = (ms: number): string => new Date(ms).toISOString();

export const viewTransaction = (row: Transaction): TransactionView => ({
  ...row,
  at: iso(row.at),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

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
  version: createdAt,
  createdAt: iso(createdAt),
  accounts: [{ id: accountId, ...FIRST_ACCOUNT }],
});

export const viewPortfolio = (
  portfolio: Omit<PortfolioView, "createdAt" | "accounts"> & { readonly createdAt: number },
  accounts: readonly AccountView[],
): PortfolioView => ({
  id: portfolio.id,
  name: portfolio.name,
  description: portfolio.description,
  base: portfolio.base,
  version: portfolio.version,
  createdAt: iso(portfolio.createdAt),
  accounts: accounts.map(({ id, name, kind }) => ({ id, name, kind })),
});
