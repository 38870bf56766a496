import type { Amount } from "../../money/amount.ts";
import { AMOUNT_PATTERN, decimal, toAmount } from "../../money/amount.ts";

/** Of two amounts, rounded once; `null` when one is missing or the product is too large to be one. */
export function product(a: Amount | null, b: Amount | null): Amount | null {
  if (a === null || b === null) return null;
  const amount = toAmount(decimal(a).times(b));
  return AMOUNT_PATTERN.test(amount) ? amount : null;
}

/** a + b or a − b; `null` when it is below zero or too large. */
export function sum(a: Amount, b: Amount): Amount | null {
  const amount = toAmount(decimal(a).plus(b));
  return AMOUNT_PATTERN.test(amount) ? amount : null;
}

export function difference(a: Amount, b: Amount): Amount | null {
  const rest = decimal(a).minus(b);
  return rest.isNegative() && !rest.isZero() ? null : toAmount(rest);
}
