import type { AssetId } from "../ids.ts";
import type { Held } from "../ledger/state.ts";
import { isOfMarket } from "../market/price.ts";
import type { Amount, SignedAmount } from "../money/amount.ts";
import { decimal, toAmount, toSigned } from "../money/amount.ts";
import type { Decimal } from "../money/decimal.ts";
import type { LivePrice, Rate } from "./rate.ts";
import { isOther } from "./rate.ts";
import type { HoldingValue, QuotedPrice } from "./valuation.ts";

/**
 * One holding with its value: all of it that does not change by the mere passing of time. A line whose inputs are the same is
 * the same object in the next valuation, so that a tick costs only what it changed and a difference is a comparison of
 * references.
 */
export interface Line {
  readonly asset: AssetId;
  readonly quantity: SignedAmount;
  /** `null`: a part of it is not known. */
  readonly cost: SignedAmount | null;
  readonly averageCost: Amount | null;
  readonly board: LivePrice | null;
  readonly rate: Rate | null;
  readonly stale: boolean;
  readonly price: Amount | null;
  readonly value: SignedAmount | null;
  readonly unrealised: SignedAmount | null;
  /** The same numbers, ready to be added up. */
  readonly exact: { readonly quantity: Decimal; readonly cost: Decimal | null; readonly value: Decimal | null };
}

export interface Inputs {
  readonly asset: AssetId;
  readonly held: Held;
  /** The board's price, or another; `null` when none is known or none is needed (the base itself, a peg). */
  readonly board: LivePrice | null;
  /** What this price, or without one the asset itself, is worth in the base currency. */
  readonly rate: Rate | null;
  readonly stale: boolean;
}

/** The line of a holding; `previous` itself when nothing has changed. */
export function lineOf(inputs: Inputs, previous: Line | undefined): Line {
  const { asset, held, board, rate, stale } = inputs;
  const sameHolding = previous?.quantity === held.quantity && previous.cost === held.cost;
  if (sameHolding && previous.board === board && sameRate(previous.rate, rate))
    return previous.stale === stale ? previous : { ...previous, stale };

  const quantity = sameHolding ? previous.exact.quantity : decimal(held.quantity);
  const cost = sameHolding ? previous.exact.cost : held.cost === null ? null : decimal(held.cost);
  const averageCost = sameHolding
    ? previous.averageCost
    : cost === null || cost.isNegative() || !quantity.isPositive() || quantity.isZero()
      ? null
      : toAmount(cost.div(quantity));
  const unit = rate === null ? null : board === null ? rate.factor : decimal(board.price).times(rate.factor);
  // The value is rounded once, and from the unrounded price.
  const value = unit === null ? null : toSigned(unit.times(quantity));
  const exactValue = value === null ? null : decimal(value);
  return {
    asset,
    quantity: held.quantity,
    cost: held.cost,
    averageCost,
    board,
    rate,
    stale,
    price: unit === null ? null : toAmount(unit),
    value,
    unrealised: exactValue === null || cost === null ? null : toSigned(exactValue.minus(cost)),
    exact: { quantity, cost, value: exactValue },
  };
}

/** The line as a person sees it at that moment. */
export function holdingOf(line: Line, now: number, simulated: boolean): HoldingValue {
  const { asset, quantity, cost, averageCost, value, unrealised } = line;
  return { asset, quantity, cost, averageCost, price: quotedPrice(line, now, simulated), value, unrealised };
}

function quotedPrice(line: Line, now: number, simulated: boolean): QuotedPrice | null {
  const { board, rate, price, stale } = line;
  if (price === null || rate === null) return null;
  // The base itself, or a peg: no market was asked, so nothing of it is old or simulated.
  if (board === null)
    return {
      price,
      source: rate.assumedPeg ? "peg" : "base",
      asOf: new Date(now).toISOString(),
      ageMs: 0,
      stale,
      assumedPeg: rate.assumedPeg,
      simulated: false,
    };
  return {
    price,
    source: board.source,
    asOf: new Date(board.at).toISOString(),
    // A venue's clock may run ahead of ours.
    ageMs: Math.max(0, now - board.at),
    stale,
    assumedPeg: rate.assumedPeg || (isOther(board) && board.assumedPeg),
    simulated: simulated && isOfMarket(board.source),
  };
}

function sameRate(a: Rate | null, b: Rate | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && a.assumedPeg === b.assumedPeg && a.stale === b.stale && a.factor.eq(b.factor);
}
