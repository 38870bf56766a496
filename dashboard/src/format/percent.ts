import { formatText } from "./number-format.ts";

const SHARE: Intl.NumberFormatOptions = {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  // What rounds to nothing has no sign.
  signDisplay: "negative",
};
const CHANGE: Intl.NumberFormatOptions = {
  style: "percent",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
};

/** The wire gives fractions, never percent: 0.0123 is 1.23 %. */
export const formatShare = (fraction: number | string): string => formatText(SHARE, String(fraction));
export const formatChange = (fraction: number | string): string => formatText(CHANGE, String(fraction));
