import { symbolOf } from "../state/catalogue.ts";
import { formatText } from "./number-format.ts";

const SIGNED: Intl.NumberFormatOptions = { signDisplay: "exceptZero" };
const FIAT = "fiat:";

/** Below a tenth two fraction digits would say nothing. */
const isTiny = (amount: string): boolean => /^-?0\.0/.test(amount) && /[1-9]/.test(amount);
const isBelowOne = (amount: string): boolean => /^-?0\./.test(amount) && /[1-9]/.test(amount);

function inUnit(amount: string, unit: string, digits: Intl.NumberFormatOptions): string {
  if (unit.startsWith(FIAT)) {
    const currency = unit.slice(FIAT.length).toUpperCase();
    return formatText({ style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits }, amount);
  }
  return `${formatText({ maximumFractionDigits: 8, ...digits }, amount)} ${symbolOf(unit)}`;
}

/** A sum in its unit: `fiat:<iso>` as currency, a coin with its symbol behind. */
export const formatMoney = (amount: string, unit: string): string =>
  inUnit(amount, unit, isTiny(amount) ? { maximumSignificantDigits: 4 } : {});

/** A gain or loss; the sign is written, so that it does not hang on the colour. */
export const formatGain = (amount: string, unit: string): string =>
  inUnit(amount, unit, { ...SIGNED, ...(isTiny(amount) ? { maximumSignificantDigits: 4 } : {}) });

/** Of one unit of a coin: below one the first five digits that count. */
export const formatPrice = (amount: string, unit: string): string =>
  inUnit(amount, unit, isBelowOne(amount) ? { minimumSignificantDigits: 5, maximumSignificantDigits: 5 } : {});

/** How much of a coin; eight fraction digits on screen, all of them in the tooltip. */
export const formatQuantity = (amount: string): string =>
  isTiny(amount)
    ? formatText({ maximumSignificantDigits: 6, maximumFractionDigits: 18, roundingPriority: "morePrecision" }, amount)
    : formatText({ maximumFractionDigits: 8 }, amount);

/** Short, for axes and narrow places: 12.3K. */
export const formatCompact = (amount: string, unit: string): string =>
  inUnit(amount, unit, { notation: "compact", maximumFractionDigits: 1 });
