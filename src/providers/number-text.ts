import { decimal, toSigned } from "../domain/money/amount.ts";

/** A JSON number as the decimal text that everything here calculates with: no exponent, at most 18 fraction digits. */
export const numberText = (value: number): string => toSigned(decimal(String(value)));
