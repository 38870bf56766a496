/**
 * The one decimal class. decimal.js as it comes keeps 20 digits and writes 1e-8: both lose money. Two maximal amounts have a
 * 76-digit product, so 80 digits; exponent form is switched off. Nothing else imports decimal.js (a lint rule holds this).
 */
import DecimalJs from "decimal.js";

export const Decimal = DecimalJs.clone({
  precision: 80,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = DecimalJs;

export const ZERO: Decimal = new Decimal(0);
