import type { LedgerSettings } from "./settings.ts";

export type Term = "short" | "long";

const PERIOD = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,5})D)?$/;
const DAY_MS = 86_400_000;

/** Whether a boundary is one that {@link termOf} understands: years and months, or days. */
export function isPeriod(text: string): boolean {
  const [, years, months, days] = PERIOD.exec(text) ?? [];
  return (years !== undefined || months !== undefined) !== (days !== undefined);
}

/**
 * Short or long: by whether the disposal comes after the acquisition and `longAfter`. Years and months are counted in calendar
 * days of the portfolio's time zone, days in time. `null`: no such boundary.
 */
export function termOf(
  acquiredAt: number,
  disposedAt: number,
  { longAfter, longInclusive, timeZone }: Pick<LedgerSettings, "longAfter" | "longInclusive" | "timeZone">,
): Term | null {
  if (longAfter === null) return null;
  const [, years, months, days] = PERIOD.exec(longAfter) ?? [];
  if (!isPeriod(longAfter)) throw new RangeError(`${longAfter} is no holding period`);
  const [at, boundary] =
    days === undefined
      ? [
          dateIn(timeZone, disposedAt),
          monthsLater(dateIn(timeZone, acquiredAt), Number(years ?? 0) * 12 + Number(months ?? 0)),
        ]
      : [disposedAt, acquiredAt + Number(days) * DAY_MS];
  return at > boundary || (longInclusive && at === boundary) ? "long" : "short";
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in a zone, as its UTC midnight. */
export function dateIn(timeZone: string, at: number): number {
  if (timeZone === "UTC") return at - (((at % DAY_MS) + DAY_MS) % DAY_MS);
  let format = formats.get(timeZone);
  if (format === undefined) {
    // This calendar and these digits whatever the machine's language: 2024-01-31.
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return Date.parse(format.format(at));
}

/** The same day of a later month, or its last where it has no such day. */
function monthsLater(day: number, months: number): number {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
}
