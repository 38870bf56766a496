import type { Amount, SignedAmount } from "./amount.ts";

/**
 * Amounts as whole numbers of 1e-18, for loops that add and divide thousands of them: exact like `Decimal`, and several times
 * as fast. A ledger's figures have at most 18 fraction digits, so nothing is lost by going there and back.
 */
export type Units = bigint;

const DIGITS = 18;
const ZERO_DIGIT = 48;
/** One, in units. */
export const ONE: Units = 10n ** 18n;

/** 10^18, 10^17 … 1: what one digit is worth behind so many places. */
const SCALES: readonly bigint[] = Array.from({ length: DIGITS + 1 }, (_, places) => 10n ** BigInt(DIGITS - places));
/** So many digits are a whole number that floating point holds exactly, which is read several times as fast. */
const EXACT_DIGITS = 15;

/** Reads canonical text of this product's own, signed or not. */
export function toUnits(text: string): Units {
  const point = text.indexOf(".");
  const places = point < 0 ? 0 : text.length - point - 1;
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const whole = digits.length <= EXACT_DIGITS ? BigInt(Number(digits)) : BigInt(digits);
  return whole * (SCALES[places] ?? 1n);
}

/** Canonical text; may be negative. */
export function toSignedText(units: Units): SignedAmount {
  const digits = abs(units)
    .toString()
    .padStart(DIGITS + 1, "0");
  let end = digits.length;
  const point = end - DIGITS;
  while (end > point && digits.charCodeAt(end - 1) === ZERO_DIGIT) end--;
  const fraction = end === point ? "" : `.${digits.slice(point, end)}`;
  return `${units < 0n ? "-" : ""}${digits.slice(0, point)}${fraction}` as SignedAmount;
}

/** As {@link toSignedText}, of what is never negative. */
export function toText(units: Units): Amount {
  if (units < 0n) throw new RangeError("an amount is never negative");
  return toSignedText(units) as unknown as Amount;
}

/** a × b ÷ c, rounded once, half-even. */
export function mulDiv(a: bigint, b: bigint, c: bigint): bigint {
  const product = a * b;
  const quotient = product / c;
  const rest = product % c;
  if (rest === 0n) return quotient;
  const twice = 2n * abs(rest);
  const size = abs(c);
  if (twice < size || (twice === size && quotient % 2n === 0n)) return quotient;
  return product < 0n === c < 0n ? quotient + 1n : quotient - 1n;
}

/** Price × quantity, both in units. */
export const times = (a: Units, b: Units): Units => mulDiv(a, b, ONE);

export const abs = (units: bigint): bigint => (units < 0n ? -units : units);
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** A figure that may be unknown: what it enters is unknown too. */
export type Known = Units | null;
export const plus = (a: Known, b: Known): Known => (a === null || b === null ? null : a + b);
export const minus = (a: Known, b: Known): Known => (a === null || b === null ? null : a - b);
export const portion = (whole: Known, part: bigint, of: bigint): Known =>
  whole === null ? null : mulDiv(whole, part, of);
export const amountOf = (units: Known): Amount | null => (units === null ? null : toText(units));
export const signedOf = (units: Known): SignedAmount | null => (units === null ? null : toSignedText(units));
export const unitsOf = (text: string | null): Known => (text === null ? null : toUnits(text));

/**
 * Shares of a whole by weight that add up to it exactly. Rounding runs along the sum of the weights, so that no share is
 * negative however small the whole is.
 */
export function shares(whole: Known, weights: readonly bigint[]): Known[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  let sum = 0n;
  let given = 0n;
  return weights.map((weight) => {
    if (whole === null) return null;
    sum += weight;
    const upTo = total === 0n || sum === total ? whole : mulDiv(whole, sum, total);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
