import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";

/** A quantity that was acquired at once, with what it cost; money in the base currency throughout. */
export interface Lot {
  /** The transaction that brought it. */
  readonly id: TransactionId;
  readonly asset: AssetId;
  readonly accountId: AccountId;
  readonly acquiredAt: number;
  readonly position: number;
  /** What is left of it. */
  readonly quantity: Amount;
  readonly cost: Amount;
}

/** The part of a disposal that one lot bore. */
export interface DisposedLot {
  readonly lotId: TransactionId;
  readonly acquiredAt: number;
  readonly quantity: Amount;
  readonly cost: Amount;
  readonly proceeds: SignedAmount;
}

export interface Disposal {
  readonly transactionId: TransactionId;
  /** A fee paid in the coin itself is consumed as well, without proceeds. */
  readonly kind: "sale" | "fee";
  readonly at: number;
  readonly asset: AssetId;
  readonly accountId: AccountId;
  readonly quantity: Amount;
  /** After the fee in money; negative when the fee was more than the proceeds. */
  readonly proceeds: SignedAmount;
  readonly cost: Amount;
  readonly gain: SignedAmount;
  readonly lots: readonly DisposedLot[];
}

export interface Income {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
  readonly quantity: Amount;
  readonly value: Amount;
}

/** A fee as it was paid. In `basis` mode it is already inside costs and proceeds and must not be taken off again. */
export interface Fee {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly asset: AssetId;
  readonly amount: Amount;
}

/** Money that crossed the portfolio's border, from its owner's side: `in` was paid into it. */
export interface Flow {
  readonly transactionId: TransactionId;
  readonly at: number;
  readonly direction: "in" | "out";
  readonly value: Amount;
}

export interface Holding {
  readonly quantity: Amount;
  readonly cost: Amount;
}

/** The meaning of a ledger. Parts add up exactly: lots to holdings, disposed lots to disposals. */
export interface Books {
  readonly holdings: ReadonlyMap<AssetId, Holding>;
  readonly lots: readonly Lot[];
  readonly disposals: readonly Disposal[];
  readonly income: readonly Income[];
  readonly fees: readonly Fee[];
  readonly flows: readonly Flow[];
}

/** More was given away than was held at that moment; the first transaction at which the ledger breaks. */
export interface Shortfall {
  readonly asset: AssetId;
  readonly held: Amount;
  readonly asked: Amount;
  readonly transactionId: TransactionId;
  readonly at: number;
}

export type FoldResult =
  | { readonly ok: true; readonly books: Books }
  | { readonly ok: false; readonly shortfall: Shortfall };
