import { Decimal } from "./decimal.ts";

/** Canonical decimal text: no sign, no exponent, no needless zeros, so that equal amounts are identical text. */
export type Amount = string & { readonly __amount: never };

/** Canonical decimal text that may be negative: a gain, a difference. */
export type SignedAmount = string & { readonly __signedAmount: never };

/** What an amount looks like on the wire: at most 20 integer and 18 fraction digits. */
export const AMOUNT_PATTERN = /^(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?$/;

const FRACTION_DIGITS = 18;
const ZERO_DIGIT = 48;

/** Reads wire text as an amount; `null` when it is not one. */
export function parseAmount(text: string): Amount | null {
  return AMOUNT_PATTERN.test(text) ? canonical(new Decimal(text)) : null;
}

/** Rounds once, half-even, to 18 digits: the only rounding of a money result. The value must not be negative. */
export function toAmount(value: Decimal): Amount {
  if (value.isNegative() && !value.isZero()) throw new RangeError("an amount is never negative");
  return canonical(value);
}

/** As {@link toAmount}, of text as exchanges write it, with needless zeros: nearly always only those have to go. */
export function amountOfText(text: string): Amount {
  if (!AMOUNT_PATTERN.test(text)) return toAmount(new Decimal(text));
  const point = text.indexOf(".");
  let end = text.length;
  if (point >= 0) {
    while (text.charCodeAt(end - 1) === ZERO_DIGIT) end--;
    if (end - 1 === point) end = point;
  }
  return text.slice(0, end) as Amount;
}

/** As {@link toAmount}, for figures that may be negative. */
export function toSigned(value: Decimal): SignedAmount {
  return canonical(value) as unknown as SignedAmount;
}

/** Reads text that this module wrote (from storage or a frame). */
export function decimal(text: string): Decimal {
  return new Decimal(text);
}

function canonical(value: Decimal): Amount {
  const rounded = value.toDecimalPlaces(FRACTION_DIGITS, Decimal.ROUND_HALF_EVEN);
  // decimal.js keeps the sign of zero; "-0" and "0" must be the same text.
  return (rounded.isZero() ? "0" : rounded.toFixed()) as Amount;
}
