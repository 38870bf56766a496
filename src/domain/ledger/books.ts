import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";
import type { Known } from "../money/fixed.ts";
import type { ArrivedLot } from "./transaction.ts";

/**
 * A quantity that was acquired at once, with what it cost; money in the base currency throughout. A figure that depends on a
 * price that nobody knows is `null`.
 */
export interface Lot {
  /** The transaction that brought it. */
  readonly id: TransactionId;
  /** Which of the lots that one transaction brought. */
  readonly part: number;
  readonly ref: string;
  readonly asset: AssetId;
  /** Where it lies; with lots pooled over the portfolio, where it was acquired. */
  readonly accountId: AccountId;
  readonly acquiredAt: number;
  readonly position: number;
  /** What is left of it. */
  readonly quantity: Amount;
  readonly cost: Amount | null;
  /** All of it, as it was acquired (after later splits): by this it is ranked. */
  readonly acquired: { readonly quantity: Amount; readonly cost: Amount | null };
  /** Of one unit, as it was stated. */
  readonly price: Amount | null;
  /** Nobody said what it cost: the market value on arrival stands in. */
  readonly basisAssumed: boolean;
}

/** The part of a disposal that one lot bore. */
export interface DisposedLot {
  readonly lotId: TransactionId;
  readonly part: number;
  readonly acquiredAt: number;
  readonly quantity: Amount;
  readonly cost: Amount | null;
  readonly proceeds: SignedAmount | null;
}

/** `fee`: consumed to pay one. `overdraft`: foreign money that was owed and has come back. */
export type DisposalKind = "sale" | "swap" | "fee" | "gift" | "loss" | "overdraft";

export interface Disposal {
  readonly transactionId: TransactionId;
  readonly kind: DisposalKind;
  readonly at: number;
  readonly asset: AssetId;
  readonly accountId: AccountId;
  readonly quantity: Amount;
  /** In `basis` mode after the fee; negative when the fee was more than the proceeds. */
  readonly proceeds: SignedAmount | null;
  readonly cost: Amount | null;
  readonly gain: SignedAmount | null;
  readonly lots: readonly DisposedLot[];
}

export interface Income {
  readonly transactionId: TransactionId;
  readonly at: number;
  /** Of the reward: staking, interest … */
  readonly kind: string;
  readonly asset: AssetId;
  readonly quantity: Amount;
  /** What counts as income, which is also the basis; 0 where the basis is set to zero. */
  readonly value: Amount | null;
}

/** A fee as it was paid. Only one kept apart is still to be taken off; the others are inside costs and proceeds already. */
export interface Fee {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
  readonly amount: Amount;
  readonly value: Amount | null;
  readonly apart: boolean;
}

/** What crossed the portfolio's border, from its owner's side: `in` was paid into it. */
export interface Flow {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly direction: "in" | "out";
  readonly value: Amount | null;
}

/** Gain that came in or went out with coins at their basis: market value − basis at the border. */
export interface Carried {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
  readonly direction: "in" | "out";
  readonly gain: SignedAmount | null;
}

/** The lots that left with a withdrawal, a gift or to another portfolio. */
export interface Departure {
  readonly transactionId: TransactionId;
  readonly transferId: string | null;
  readonly at: number;
  readonly asset: AssetId;
  readonly lots: readonly ArrivedLot[];
}

/**
 * What came to a coin or left it at value, in units: across the border, or from or to another coin of the portfolio. Coin by
 * coin they tell whose gain is whose; of all coins together they are the flows.
 */
export interface Move {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
  readonly direction: "in" | "out";
  readonly value: Known;
}

/** A price that was needed and that nobody knew. */
export interface UnknownPrice {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
}

export interface Holding {
  readonly quantity: Amount;
  readonly cost: Amount | null;
}

/** Money as a holding (`cash: "tracked"`); negative when more was spent than was there. */
export interface CashBalance {
  readonly quantity: SignedAmount;
  readonly cost: SignedAmount | null;
}

/** A sum of what is known; `unknown` counts what is not. */
export interface Total {
  readonly value: SignedAmount;
  readonly unknown: number;
}

export const TOTALS = ["in", "out", "realised", "income", "feesApart", "carriedIn", "carriedOut"] as const;
export type TotalName = (typeof TOTALS)[number];
export type Totals = Readonly<Record<TotalName, Total>>;

/** What events did, in their order. */
export interface Entries {
  readonly disposals: readonly Disposal[];
  readonly income: readonly Income[];
  readonly fees: readonly Fee[];
  readonly flows: readonly Flow[];
  readonly carried: readonly Carried[];
  readonly departures: readonly Departure[];
  readonly moves: readonly Move[];
  readonly unknown: readonly UnknownPrice[];
}

/** The meaning of a ledger. Parts add up exactly: lots to holdings, disposed lots to disposals. */
export interface Books extends Entries {
  readonly holdings: ReadonlyMap<AssetId, Holding>;
  readonly lots: readonly Lot[];
  readonly cash: ReadonlyMap<AssetId, CashBalance>;
  /** What lies where; an account may owe what another holds. */
  readonly balances: ReadonlyMap<AccountId, ReadonlyMap<AssetId, SignedAmount>>;
  readonly totals: Totals;
}

/** More was given away than was held at that moment; the first transaction at which the ledger breaks. */
export interface Shortfall {
  readonly asset: AssetId;
  readonly held: Amount;
  readonly asked: Amount;
  readonly transactionId: TransactionId;
  readonly at: number;
  /** The account, where lots are kept by account. */
  readonly accountId?: AccountId;
  /** The lot that a sale names and that has less than it asks. */
  readonly lot?: string;
}

export type FoldResult =
  | { readonly ok: true; readonly books: Books }
  | { readonly ok: false; readonly shortfall: Shortfall };
