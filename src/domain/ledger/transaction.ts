import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";

/** Trades: a coin against money. */
export const TRADE_TYPES = ["buy", "sell"] as const;
export type TradeType = (typeof TRADE_TYPES)[number];

/** The kinds of event that a ledger knows; what each does is the table of docs/ledger.md. */
export const TRANSACTION_TYPES = [
  ...TRADE_TYPES,
  "swap",
  "deposit",
  "withdrawal",
  /** With both legs: between accounts. With one: to or from another portfolio. */
  "transfer",
  "reward",
  "gift_in",
  "gift_out",
  "fee",
  "loss",
  /** All that is held changes by in ÷ out, also into another asset: split, redenomination. */
  "split",
  /** Exactly so much of one asset becomes so much of another. */
  "migration",
  "opening_balance",
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

export const REWARD_KINDS = ["staking", "interest", "mining", "airdrop", "fork", "cashback", "referral"] as const;
export const LOSS_KINDS = ["theft", "lost_key", "slashing"] as const;

/** One side of an event: so much of an asset arrived, left, or was paid as a fee. */
export interface Leg {
  readonly asset: AssetId;
  readonly amount: Amount;
}

/** What a sale that names its lots takes of one of them. */
export interface LotPick {
  /** Of the transaction that brought the lot. */
  readonly ref: string;
  readonly quantity: Amount;
}

/** A lot that arrived from another portfolio: its date and basis are this row's truth. */
export interface ArrivedLot {
  readonly acquiredAt: number;
  readonly quantity: Amount;
  /** `null`: not known. */
  readonly cost: Amount | null;
  readonly price: Amount | null;
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
  /** Kind of a reward or loss. */
  readonly subtype?: string | null;
  readonly accountId: AccountId;
  /** Where a transfer between accounts goes to. */
  readonly toAccountId?: AccountId | null;
  /** What arrived: the coin of a buy, the money of a sale before its fee. */
  readonly in: Leg | null;
  /** What left: the money of a buy before its fee, the coin of a sale. */
  readonly out: Leg | null;
  readonly fee: Leg | null;
  /** Price of one unit as it was stated, and the total as it was stated: kept apart, for sources do not always agree with themselves. */
  readonly price: Amount | null;
  readonly value: Amount | null;
  readonly valueCurrency: AssetId | null;
  /** Cost of what arrives from outside, in the base currency, and since when it has been owned. */
  readonly basis?: Amount | null;
  readonly acquiredAt?: number | null;
  /** Which lots a disposal takes, or which arrived. */
  readonly lots?: readonly LotPick[] | readonly ArrivedLot[] | null;
  /** The same on both sides of a transfer between portfolios. */
  readonly transferId?: string | null;
  /** What left to another portfolio, or its latest change, has not been taken in there yet. */
  readonly inTransit?: boolean;
  readonly note: string | null;
  /** In the order of their letters, each once. */
  readonly tags?: readonly string[];
  readonly source: string;
  /** How the source itself names it, and the import that brought it. */
  readonly externalId?: string | null;
  readonly importId?: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}
