import type { ArrivedLot, LotPick, TransactionType } from "../ledger/transaction.ts";
import type { Amount } from "../money/amount.ts";

/** What a file calls an asset: `BTC`, `SOL (Solana)`, or `=bitcoin` where it names one of ours. */
export type AssetName = string & { readonly __assetName: never };

export interface NeutralLeg {
  readonly asset: AssetName;
  readonly amount: Amount;
}

/** An event as a file tells of it: as a transaction, but assets and accounts by the file's names. */
export interface NeutralEvent {
  /** `trade`: buy, sale or swap, as its legs turn out to be. */
  readonly type: TransactionType | "trade";
  readonly subtype: string | null;
  /** ms UTC. */
  readonly at: number;
  readonly in: NeutralLeg | null;
  readonly out: NeutralLeg | null;
  readonly fee: NeutralLeg | null;
  readonly price: Amount | null;
  readonly value: Amount | null;
  readonly valueCurrency: AssetName | null;
  readonly note: string | null;
  /** Who gives the ids; of one source an id is there once. */
  readonly source: string;
  readonly externalId: string | null;
  /** Only our own format says more. */
  readonly own: OwnFields | null;
}

export interface OwnFields {
  readonly ref: string | null;
  readonly position: number | null;
  readonly account: string | null;
  readonly toAccount: string | null;
  readonly basis: Amount | null;
  readonly basisCurrency: AssetName | null;
  readonly acquiredAt: number | null;
  readonly lots: readonly LotPick[] | readonly ArrivedLot[] | null;
  readonly tags: readonly string[];
}

/** Why a row is no event. */
export const IGNORED_REASONS = [
  /** Shares, dividends, funds. */
  "not_a_coin",
  /** Moved within the exchange: staked, locked, between its wallets. */
  "internal",
  /** Announced; another row says that it was done. */
  "pending",
  /** Cancelled, or nothing of it was filled. */
  "not_executed",
  /** Credits that pay fees and are no asset. */
  "fee_credit",
  /** Amounts of zero. */
  "nothing_moved",
] as const;
export type IgnoredReason = (typeof IGNORED_REASONS)[number];

export interface CellError {
  readonly line: number;
  /** Name of the column; `null`: of the row as a whole. */
  readonly column: string | null;
  readonly expected: string;
}

/** What was done to a row so that it could be taken. */
export const REMARKS = [
  /** More than 18 fraction digits, rounded half-even. */
  "rounded",
  /** A currency's mark stood in a cell of its own and was put back. */
  "rejoined",
  /** Several lines are one event. */
  "joined",
  /** The file says nothing of fees. */
  "no_fees",
] as const;
export interface Remark {
  readonly kind: (typeof REMARKS)[number];
  readonly column: string | null;
  /** What stood there. */
  readonly text: string | null;
}

interface OfLines {
  /** The lines that it was made of, the first first. */
  readonly lines: readonly number[];
}

export interface EventEntry extends OfLines {
  readonly kind: "event";
  readonly event: NeutralEvent;
  readonly remarks: readonly Remark[];
}

/** Each line with content below the header belongs to at least one entry. */
export type Entry =
  | EventEntry
  | (OfLines & { readonly kind: "ignored"; readonly reason: IgnoredReason })
  | (OfLines & { readonly kind: "error"; readonly errors: readonly CellError[] })
  | (OfLines & { readonly kind: "needs_zone" });
