import type { Amount } from "../../money/amount.ts";
import { decimal, toAmount } from "../../money/amount.ts";

/** How a file writes numbers. */
export interface NumberForm {
  readonly decimal: "." | ",";
}

export const PLAIN_NUMBERS: NumberForm = { decimal: "." };

export interface ReadNumber {
  /** Its size; at most 18 fraction digits. */
  readonly amount: Amount;
  readonly negative: boolean;
  /** Had more digits than are kept: rounded half-even. */
  readonly rounded: boolean;
}

const SIMPLE = /^-?(0|[1-9]\d{0,19})(\.\d{1,18})?$/;
/** Currency marks before or after the sign, a code after the number: all say what another column says too. */
const AROUND = /^([-+]?)[\p{Sc}\s]*([-+]?)[\p{Sc}\s]*(\d.*?|[.,]\d.*?)[\p{Sc}\s]*(?:[A-Z]{3,5})?$/u;
const GROUPED: Readonly<Record<"." | ",", RegExp>> = {
  ".": /^\d{1,3}(?:([,'\s])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  ",": /^\d{1,3}(?:([.'\s])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
};
const PLAIN = /^(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/;
const MOST_DIGITS = 400;

/**
 * A number as exports write it: exact, with grouping, a currency's mark or an exponent; `null` for what is none. A comma where
 * points are expected must group thousands: "12,5" is refused rather than guessed at.
 */
export function readNumber(text: string, form: NumberForm = PLAIN_NUMBERS): ReadNumber | null {
  if (form.decimal === "." && SIMPLE.test(text)) return plain(text);
  if (text.length > MOST_DIGITS) return null;
  const [, first = "", second = "", body = ""] = AROUND.exec(text.trim()) ?? [];
  if (body === "" || (first !== "" && second !== "")) return null;
  const ungrouped = GROUPED[form.decimal].test(body) ? body.replaceAll(GROUPING[form.decimal], "") : body;
  const pointed = form.decimal === "," ? ungrouped.replace(",", ".") : ungrouped;
  const [whole, digits, fraction = "", exponent = "0"] = PLAIN.exec(pointed) ?? [];
  if (whole === undefined || `${digits}${fraction}` === "") return null;
  const value = decimal(`${digits === "" ? "0" : digits}.${fraction}0e${exponent}`);
  if (value.gte("1e20")) return null;
  const amount = toAmount(value);
  return { amount, negative: (first === "-" || second === "-") && amount !== "0", rounded: !decimal(amount).eq(value) };
}

const GROUPING: Readonly<Record<"." | ",", RegExp>> = { ".": /[,'\s]/g, ",": /[.'\s]/g };

/** The usual case without arithmetic. */
function plain(text: string): ReadNumber {
  const signed = text.startsWith("-");
  const size = signed ? text.slice(1) : text;
  const amount = (size.includes(".") ? size.replace(/\.?0+$/, "") : size) as Amount;
  return { amount, negative: signed && amount !== "0", rounded: false };
}
