import type { AccountId } from "../ids.ts";
import type { StatedTrade } from "./resolve-trade.ts";
import type { TransactionView } from "./views.ts";

/** What can be asked of a portfolio's object, and what it answers. */

/** The key of a request and the hash of what it asks: what makes a retry safe. */
export interface WriteRequest {
  readonly key: string;
  readonly requestHash: string;
}

export interface RecordTransaction extends StatedTrade {
  /** `null`: the portfolio's first account. */
  readonly accountId: AccountId | null;
  /** `null`: after the others of the same time. */
  readonly position: number | null;
  readonly note: string | null;
}

export interface Recorded {
  /** Of the ledger with it. */
  readonly version: number;
  readonly transaction: TransactionView;
}

export interface RenamePortfolio {
  /** What is left out stays. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The versions it may be renamed from; `null`: any. */
  readonly versions: readonly number[] | null;
}
