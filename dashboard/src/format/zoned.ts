import { timeZone } from "./locale.ts";

/** What a clock on the wall of the zone shows, as milliseconds as if that were UTC. */
function wallClock(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/** An instant as a `datetime-local` field wants it: on the clock of the person's zone, without naming the zone. */
export function toLocalField(at: string | number, zone = timeZone.value): string {
  const ms = new Date(at).getTime();
  const local = new Date(wallClock(ms, zone) + (((ms % 1_000) + 1_000) % 1_000)).toISOString().replace("Z", "");
  return local.replace(/(:00)?\.000$/, "");
}

/**
 * The instant that such a field names. An hour that a clock change skips is the one after it, of one that comes twice it is the
 * first.
 */
export function fromLocalField(field: string, zone = timeZone.value): string {
  const wanted = Date.parse(`${field}Z`);
  const rest = ((wanted % 1_000) + 1_000) % 1_000;
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((near) => wallClock(near, zone) - (near - rest));
  const guesses = offsets.map((offset) => wanted - offset).toSorted((a, b) => a - b);
  const exact = guesses.find((guess) => wallClock(guess, zone) + rest === wanted);
  return new Date(exact ?? guesses[1] ?? wanted).toISOString();
}
