const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the runtime knows a zone of this name: IANA, or an offset such as "+02:00". */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** How far the zone's clocks are ahead of UTC at that time. */
export function offsetOf(timeZone: string, at: number): number {
  if (timeZone === "UTC") return 0;
  const parts = formatOf(timeZone).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return local - Math.floor(at / 1000) * 1000;
}

/**
 * The instant at which the zone's clocks show this local time, given as if it were UTC. Shown twice, when clocks go back: the
 * first time. Never shown, when they go forward: as far after the last time before.
 */
export function instantOf(timeZone: string, local: number): number {
  const before = offsetOf(timeZone, local - DAY_MS);
  const after = offsetOf(timeZone, local + DAY_MS);
  if (before === after) return local - before;
  const first = local - before;
  return offsetOf(timeZone, first) === before || offsetOf(timeZone, local - after) !== after ? first : local - after;
}

const DAY_MS = 86_400_000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}
