import type { TransactionId } from "../ids.ts";
import type { StatedEvent } from "./resolve-event.ts";
import type { TransactionView } from "./views.ts";

/** What can be asked of a portfolio's object, and what it answers. */

/** The key of a request and the hash of what it asks: what makes a retry safe. */
export interface WriteRequest {
  readonly key: string;
  readonly requestHash: string;
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

export interface RenamePortfolio {
  /** What is left out stays. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The versions it may be renamed from; `null`: any. */
  readonly versions: readonly number[] | null;
}
