import { locale, timeZone } from "./locale.ts";

const STYLES = {
  clock: { timeStyle: "medium" },
  minute: { dateStyle: "medium", timeStyle: "short" },
  second: { dateStyle: "medium", timeStyle: "medium" },
  day: { dateStyle: "medium" },
  dayOfMonth: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  hour: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof STYLES;

const made = new Map<string, Intl.DateTimeFormat>();

/** An instant in the person's own zone and manner. */
export function formatTime(at: string | number, style: TimeStyle): string {
  const key = `${locale.value}|${timeZone.value}|${style}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale.value, { ...STYLES[style], timeZone: timeZone.value });
  made.set(key, format);
  return format.format(new Date(at));
}
