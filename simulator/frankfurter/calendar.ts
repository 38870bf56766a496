const DAY = 86_400_000;
/** Rates of a day are out by 16:00 in Frankfurt; 15:00 UTC is on the safe side of both halves of the year. */
const PUBLISHED = 15 * 3_600_000;

/** The first working day of the simulated market. */
export const FIRST_DATE = "2022-01-03";

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Easter Sunday by the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms, 1991). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const place = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(place / 31) - 1, (place % 31) + 1);
}

/** Whether the ECB publishes rates on a day: not on weekends and on its six holidays. */
export function isWorkingDay(date: string): boolean {
  const time = Date.parse(date);
  if ([0, 6].includes(new Date(time).getUTCDay())) return false;
  const sunday = easter(Number(date.slice(0, 4)));
  if (time === sunday - 2 * DAY || time === sunday + DAY) return false;
  return !["01-01", "05-01", "12-25", "12-26"].includes(date.slice(5));
}

/** The date itself, or the last working day before it. */
export function lastWorkingDay(date: string): string {
  let time = Date.parse(date);
  while (!isWorkingDay(dateOf(time))) time -= DAY;
  return dateOf(time);
}

/** The last day whose rates are out. */
export const latestDate = (now: number): string => lastWorkingDay(dateOf(now - PUBLISHED));

/** Working days from the one that `from` falls on or after, up to `to`. */
export function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(lastWorkingDay(from)); time <= Date.parse(to); time += DAY) {
    if (isWorkingDay(dateOf(time))) days.push(dateOf(time));
  }
  return days;
}
