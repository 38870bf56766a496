import { offsetOf } from "../time-zone.ts";
import { DAY_MS } from "./period.ts";

export const PERIODS = ["24h", "7d", "30d", "90d", "ytd", "1y", "max"] as const;
export type NamedPeriod = (typeof PERIODS)[number];

/** When a period that ends at `to` begins; `null`: with the first transaction. */
export function startOf(period: NamedPeriod, to: number, timeZone: string): number | null {
  switch (period) {
    case "24h":
      return to - DAY_MS;
    case "7d":
      return to - 7 * DAY_MS;
    case "30d":
      return to - 30 * DAY_MS;
    case "90d":
      return to - 90 * DAY_MS;
    case "1y":
      return yearBefore(to);
    case "ytd":
      return newYear(to, timeZone);
    case "max":
    default:
      return null;
  }
}

/** The same date and hour; 29 February becomes the 28th. */
function yearBefore(to: number): number {
  const date = new Date(to);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.getTime();
}

/** Midnight of 1 January where the person lives. */
const newYear = (to: number, timeZone: string): number =>
  startOfYear(new Date(to + offsetOf(timeZone, to)).getUTCFullYear(), timeZone);

/** When a year begins in a time zone. */
export function startOfYear(year: number, timeZone: string): number {
  const local = Date.UTC(year, 0, 1);
  return local - offsetOf(timeZone, local - offsetOf(timeZone, local));
}
