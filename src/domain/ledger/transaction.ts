import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";

/** The kinds of event that the ledger knows so far. */
export const TRANSACTION_TYPES = ["buy", "sell"] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** One side of an event: so much of an asset arrived, left, or was paid as a fee. */
export interface Leg {
  readonly asset: AssetId;
  readonly amount: Amount;
}

export interface Transaction {
  readonly id: TransactionId;
  /** Short reference by which rows name each other, kept by export and import. */
  readonly ref: string;
  /** ms UTC. */
  readonly at: number;
  /** Order among events of the same time. */
  readonly position: number;
  readonly type: TransactionType;
  readonly accountId: AccountId;
  /** What arrived: the coin of a buy, the money of a sale before its fee. */
  readonly in: Leg | null;
  /** What left: the money of a buy before its fee, the coin of a sale. */
  readonly out: Leg | null;
  readonly fee: Leg | null;
  /** Price of one unit as it was stated, and the total as it was stated: kept apart, for sources do not always agree with themselves. */
  readonly price: Amount | null;
  readonly value: Amount | null;
  readonly valueCurrency: AssetId | null;
  readonly note: string | null;
  readonly source: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}
