const DAY_MS = 86_400_000;
/** Fifty years of days. */
const MOST_KNOWN = 20_000;

const dates = new Map<number, string>();
const clocks = new Map<number, string>();

/** Many times as ISO text. Answers share their days and times of day, so each is written once: a thousand dates cost as much as all else. */
export function isoTimes(times: Float64Array): string[] {
  const texts: string[] = [];
  for (let i = 0; i < times.length; i++) {
    const time = times[i] as number;
    const day = Math.floor(time / DAY_MS);
    texts.push(part(dates, day, time, 0, 11) + part(clocks, time - day * DAY_MS, time, 11, 24));
  }
  return texts;
}

function part(known: Map<number, string>, key: number, time: number, from: number, to: number): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const text = new Date(time).toISOString().slice(from, to);
  known.set(key, text);
  return text;
}
