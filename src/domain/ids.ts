import { monotonicFactory, ulid } from "ulid";

/** CoinGecko id ("bitcoin"), `fiat:<iso>` or `custom:<ulid>`. */
export type AssetId = string & { readonly __asset: never };
/** `pf_<two digits of its ledger database>_<ULID>`. */
export type PortfolioId = string & { readonly __portfolio: never };
export type AccountId = string & { readonly __account: never };
export type TransactionId = string & { readonly __transaction: never };
export type ImportId = string & { readonly __import: never };
export type ProfileId = string & { readonly __profile: never };
export type KeyId = string & { readonly __key: never };
export type InvitationId = string & { readonly __invitation: never };
export type WatchlistId = string & { readonly __watchlist: never };
/** better-auth's own. */
export type UserId = string & { readonly __user: never };

const ULID = "[0-9A-HJKMNP-TV-Z]{26}";
export const ASSET_ID_PATTERN = new RegExp(`^([a-z0-9][a-z0-9._-]{0,99}|fiat:[a-z]{3}|custom:${ULID})$`);
export const OWN_ASSET_ID_PATTERN = new RegExp(`^custom:${ULID}$`);
export const PORTFOLIO_ID_PATTERN = new RegExp(`^pf_[0-9]{2}_${ULID}$`);
export const ACCOUNT_ID_PATTERN = new RegExp(`^acc_${ULID}$`);
export const TRANSACTION_ID_PATTERN = new RegExp(`^tx_${ULID}$`);
export const IMPORT_ID_PATTERN = new RegExp(`^imp_${ULID}$`);
export const PROFILE_ID_PATTERN = new RegExp(`^prof_${ULID}$`);
export const KEY_ID_PATTERN = new RegExp(`^key_${ULID}$`);
export const WATCHLIST_ID_PATTERN = new RegExp(`^wl_${ULID}$`);
export const INVITATION_ID_PATTERN = new RegExp(`^inv_${ULID}$`);

/** Of a transfer between portfolios: the same on both sides. */
export const newTransferId = (now: number): string => `tr_${ulid(now)}`;

export const USD = "fiat:usd" as AssetId;

export const newPortfolioId = (ledgerDb: string, now: number): PortfolioId =>
  `pf_${ledgerDb}_${ulid(now)}` as PortfolioId;
export const newAccountId = (now: number): AccountId => `acc_${ulid(now)}` as AccountId;
export const newTransactionId = (now: number): TransactionId => `tx_${ulid(now)}` as TransactionId;
export const newImportId = (now: number): ImportId => `imp_${ulid(now)}` as ImportId;
export const newProfileId = (now: number): ProfileId => `prof_${ulid(now)}` as ProfileId;
/** Ids for many rows of one moment: each the one before plus one, which costs a fraction of asking for randomness anew. */
export function transactionIds(now: number): () => TransactionId {
  const next = monotonicFactory();
  return () => `tx_${next(now)}` as TransactionId;
}
export const newWatchlistId = (now: number): WatchlistId => `wl_${ulid(now)}` as WatchlistId;
export const newInvitationId = (now: number): InvitationId => `inv_${ulid(now)}` as InvitationId;
export const newOwnAssetId = (now: number): AssetId => `custom:${ulid(now)}` as AssetId;
export const newKeyId = (now: number): KeyId => `key_${ulid(now)}` as KeyId;

/** The ledger database a portfolio lives in: the two digits of its id. */
export const ledgerDbOf = (id: PortfolioId): string => id.slice(3, 5);

export const isFiat = (id: AssetId): boolean => id.startsWith("fiat:");
