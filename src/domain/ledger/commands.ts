import type { AccountId, AssetId, PortfolioId, TransactionId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { ChangeOp, StoredAccount } from "./changes.ts";
import type { StatedEvent } from "./resolve-event.ts";
import type { LedgerSettings } from "./settings.ts";
import type { AccountView, TransactionView } from "./views.ts";

/** What can be asked of a portfolio's object, and what it answers. */

/** The key of a request and the hash of what it asks: what makes a retry safe. */
export interface WriteRequest {
  readonly key: string;
  readonly requestHash: string;
}

/** What a change may be made to: the versions of the ledger that whoever asks has seen; `null`: any. */
export interface Expected {
  readonly versions: readonly number[] | null;
}

export type RecordTransaction = StatedEvent;

export interface Recorded {
  /** Of the ledger with it. */
  readonly version: number;
  readonly transaction: TransactionView;
}

export interface RecordedMany {
  readonly version: number;
  /** In the order in which they were given. */
  readonly transactions: readonly { readonly id: TransactionId; readonly ref: string; readonly position: number }[];
}

export interface SendTransfer {
  /** `toAccountId` is one of the other portfolio. */
  readonly event: StatedEvent;
  readonly target: PortfolioId;
}

export interface EditTransaction extends Expected {
  readonly id: TransactionId;
  /** What it becomes; what is left out stays as it is. */
  readonly event: Partial<StatedEvent>;
}

export interface DeleteTransaction extends Expected {
  readonly id: TransactionId;
}

/** Of what is removed, or changed and shown elsewhere. */
export interface Written {
  readonly version: number;
}

export interface UpdatePortfolio extends Expected {
  /** What is left out stays. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly base?: AssetId | undefined;
  /** Those that are named; `null` goes back to the default. */
  readonly settings?: { readonly [K in keyof LedgerSettings]?: LedgerSettings[K] | null | undefined } | undefined;
  readonly archived?: boolean | undefined;
}

export interface NewAccount {
  readonly name: string;
  readonly kind: StoredAccount["kind"];
}

export interface UpdateAccount extends Expected, Partial<NewAccount> {
  readonly id: AccountId;
}

export interface OrderAccounts extends Expected {
  readonly ids: readonly AccountId[];
}

export interface DeleteAccount extends Expected {
  readonly id: AccountId;
}

export interface AccountWritten extends Written {
  readonly account: AccountView;
}

export interface AccountsWritten extends Written {
  readonly accounts: readonly AccountView[];
}

export interface SetHolding extends Expected {
  readonly asset: AssetId;
  readonly quantity: Amount;
  /** Of one unit, in the base currency; `null`: what is there keeps its cost. */
  readonly averagePrice: Amount | null;
  /** `null`: now. */
  readonly at: number | null;
  /** `null`: in all accounts together. */
  readonly accountId: AccountId | null;
}

/** What an adjustment wrote; nothing where there was nothing to do. */
export interface Adjusted {
  readonly version: number;
  readonly transactions: readonly TransactionView[];
}

export interface Undone {
  readonly version: number;
  /** The change that was taken back. */
  readonly undone: { readonly version: number; readonly op: ChangeOp; readonly at: string; readonly changes: number };
}
