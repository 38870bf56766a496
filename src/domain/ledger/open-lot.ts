import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import { amountOf, mulDiv, plus, shares, toText, toUnits, unitsOf } from "../money/fixed.ts";
import type { Known, Units } from "../money/fixed.ts";
import type { Lot } from "./books.ts";
import type { Transaction } from "./transaction.ts";

/** All of a lot, as it was acquired. */
export interface Acquired {
  readonly quantity: Units;
  readonly cost: Known;
  /** About what a unit of it cost: tells nearly all lots apart, in far less time than exact fractions do. */
  readonly unit: number;
}

export const acquiredOf = (quantity: Units, cost: Known): Acquired => ({
  quantity,
  cost,
  unit: cost === null ? 0 : Number(cost) / Number(quantity),
});

/** A lot while it is being folded; never changed, only replaced, so that states can share it. */
export interface OpenLot {
  readonly id: TransactionId;
  readonly part: number;
  readonly ref: string;
  readonly accountId: AccountId;
  readonly acquiredAt: number;
  readonly position: number;
  readonly quantity: Units;
  readonly cost: Known;
  readonly acquired: Acquired;
  readonly price: Known;
  readonly basisAssumed: boolean;
}

/**
 * Lots after a split or migration that makes `to` units of `from`: date and basis stay, quantities add up to the new whole. A
 * lot of which nothing is left hands its cost to the next.
 */
export function converted(lots: readonly OpenLot[], quantity: Units, from: bigint, to: bigint): OpenLot[] {
  const quantities = shares(
    quantity,
    lots.map((lot) => lot.quantity),
  ) as bigint[];
  const after: OpenLot[] = [];
  let homeless: Known = 0n;
  for (const [i, lot] of lots.entries()) {
    const left = quantities[i] ?? 0n;
    const cost = plus(lot.cost, homeless);
    homeless = left === 0n ? cost : 0n;
    if (left === 0n) continue;
    const whole = mulDiv(lot.acquired.quantity, to, from);
    after.push({
      ...lot,
      quantity: left,
      cost,
      acquired: acquiredOf(whole > left ? whole : left, lot.acquired.cost),
      price: lot.price === null ? null : mulDiv(lot.price, from, to),
    });
  }
  const last = after.pop();
  if (last !== undefined) after.push({ ...last, cost: plus(last.cost, homeless) });
  return after;
}

/** A lot that this event brings. */
export function lotOf(from: Transaction, quantity: Units, cost: Known, more: Partial<OpenLot> = {}): OpenLot {
  return {
    id: from.id,
    part: 0,
    ref: from.ref,
    accountId: from.accountId,
    acquiredAt: from.at,
    position: from.position,
    quantity,
    cost,
    acquired: acquiredOf(quantity, cost),
    price: from.price === null ? null : toUnits(from.price),
    basisAssumed: false,
    ...more,
  };
}

export const costOf = (parts: readonly OpenLot[]): Known =>
  parts.reduce<Known>((sum, part) => plus(sum, part.cost), 0n);

export function toLot(asset: AssetId, lot: OpenLot): Lot {
  const [quantity, cost] = [toText(lot.quantity), amountOf(lot.cost)];
  const { acquired } = lot;
  const whole = acquired.quantity === lot.quantity && acquired.cost === lot.cost;
  return {
    id: lot.id,
    part: lot.part,
    ref: lot.ref,
    asset,
    accountId: lot.accountId,
    acquiredAt: lot.acquiredAt,
    position: lot.position,
    quantity,
    cost,
    acquired: whole ? { quantity, cost } : { quantity: toText(acquired.quantity), cost: amountOf(acquired.cost) },
    price: amountOf(lot.price),
    basisAssumed: lot.basisAssumed,
  };
}

export const fromLot = ({ asset: _asset, quantity, cost, acquired, price, ...lot }: Lot): OpenLot => ({
  ...lot,
  quantity: toUnits(quantity),
  cost: cost === null ? null : toUnits(cost),
  acquired: acquiredOf(toUnits(acquired.quantity), unitsOf(acquired.cost)),
  price: price === null ? null : toUnits(price),
});

/** A name for each lot, the same from one fold to the next. */
export function lotKeys(lots: readonly Pick<OpenLot, "id" | "part" | "accountId">[], asset: AssetId): string[] {
  const seen = new Map<string, number>();
  return lots.map((lot) => {
    const key = [lot.id, lot.part, asset, lot.accountId].join(" ");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key} ${before}`;
  });
}
