import { instantOf, offsetOf } from "../../time-zone.ts";

/** In which order a file writes its dates, whatever it puts between. */
export const DATE_FORMS = ["y-m-d", "d-m-y", "m-d-y", "text", "unix_s", "unix_ms"] as const;
export type DateForm = (typeof DATE_FORMS)[number];

export type ReadTime =
  | { readonly at: number }
  /** It does not say of which zone it is, and nobody else has said so. */
  | { readonly needsZone: true };

const CLOCK = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const form = (date: string) => new RegExp(`^${date}${CLOCK}${ZONE}$`);
const PATTERNS: Readonly<
  Record<Exclude<DateForm, "unix_s" | "unix_ms">, { pattern: RegExp; order: readonly number[] }>
> = {
  "y-m-d": { pattern: form(String.raw`(\d{4}|\d{2})([-./]?)(\d{2})\2(\d{2})`), order: [1, 3, 4] },
  "d-m-y": { pattern: form(String.raw`(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})`), order: [4, 3, 1] },
  "m-d-y": { pattern: form(String.raw`(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})`), order: [4, 1, 3] },
  text: { pattern: form(String.raw`([A-Za-z]{3,9})(\s+)(\d{1,2}),?\s+(\d{4})`), order: [4, 1, 3] },
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FIRST_OF_CLOCK = 5;

/** The time in any of the forms, the first that fits; `null` when it is in none. `zone`: of times that name none. */
export function readTime(text: string, forms: readonly DateForm[], zone: string | null): ReadTime | null {
  const trimmed = text.trim();
  for (const name of forms) {
    const read = name === "unix_s" || name === "unix_ms" ? unix(trimmed, name) : calendar(trimmed, name, zone);
    if (read !== null) return read;
  }
  return null;
}

function unix(text: string, name: "unix_s" | "unix_ms"): ReadTime | null {
  if (!/^\d{1,14}$/.test(text)) return null;
  return { at: Number(text) * (name === "unix_s" ? 1000 : 1) };
}

function calendar(text: string, name: keyof typeof PATTERNS, zone: string | null): ReadTime | null {
  const { pattern, order } = PATTERNS[name];
  const match = pattern.exec(text);
  if (match === null) return null;
  const [year = "", month = "", day = ""] = order.map((i) => match[i] ?? "");
  const [hour, minute, second, fraction, half, own] = match.slice(FIRST_OF_CLOCK);
  const date = dayOf(year, month, day);
  const time = clockOf(hour, minute, second, fraction, half);
  if (date === null || time === null) return null;
  const local = date + time;
  if (own !== undefined) return { at: local - offsetIn(own) };
  return zone === null ? { needsZone: true } : { at: inZone(zone, local) };
}

function dayOf(year: string, month: string, day: string): number | null {
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  const m = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const date = new Date(Date.UTC(y, m - 1, Number(day)));
  // 31 February is no day, though a Date would make 2 March of it.
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === Number(day) ? date.getTime() : null;
}

function clockOf(hour = "0", minute = "0", second = "0", fraction = "", half?: string): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (m > 59 || s > 59 || (half === undefined ? h > 23 : h < 1 || h > 12)) return null;
  const hours = half === undefined ? h : (h % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  return ((hours * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
}

function offsetIn(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -size : size;
}

const HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 20_000;
const instants = new Map<string, number>();

/** Clocks change on quarters of an hour at the finest, so what holds for an hour's start and end holds within it. */
function inZone(zone: string, local: number): number {
  if (zone === "UTC") return local;
  const hour = Math.floor(local / HOUR_MS) * HOUR_MS;
  const key = `${zone} ${hour}`;
  const known = instants.get(key);
  if (known !== undefined) return known + (local - hour);
  const [start, end] = [instantOf(zone, hour), instantOf(zone, hour + HOUR_MS - 1)];
  if (end - start !== HOUR_MS - 1 || offsetOf(zone, start) !== offsetOf(zone, end)) return instantOf(zone, local);
  if (instants.size >= MOST_REMEMBERED) instants.clear();
  instants.set(key, start);
  return start + (local - hour);
}
