/** What one unit of a currency was worth in US dollars on a day. */
export interface DayRate {
  /** Lower case, as in `fiat:eur`. */
  readonly currency: string;
  /** UTC date, YYYY-MM-DD. */
  readonly date: string;
  /** Canonical decimal text. */
  readonly usdPerUnit: string;
}

/** Before this day nothing that is kept here was traded anywhere. */
export const FIRST_DATE = "2010-01-01";

/** The last rate is called stale after this: longer than any row of holidays. */
export const RATE_STALE_MS = 7 * 86_400_000;

export const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;
export const daysAfter = (date: string, days: number): string => dateOf(Date.parse(date) + days * DAY_MS);
