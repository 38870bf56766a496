/** "Thu, 02 Apr 2026 11:04:27 +0100": weekday, seconds and zone may be missing. */
const RFC_822 =
  /^(?:[a-z]{3,9},? )?\d{1,2} [a-z]{3,9} \d{2,4} \d{1,2}:\d{2}(?::\d{2})?( ?(?:[a-z]{1,5}|[+-]\d{2}:?\d{2}))?$/i;
/** "2026-08-01T11:05:00.123+02:00", or the day alone. */
const RFC_3339 = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** Bitcoin's first block: there was no news of coins before. */
const EARLIEST = Date.UTC(2009, 0, 3);

/** A feed's date in milliseconds, UTC where no zone stands; null when it has neither form or is no moment. */
export function parseFeedDate(text: string): number | null {
  const date = text.trim().replace(/\s+/g, " ");
  const iso = RFC_3339.exec(date);
  const rfc = RFC_822.exec(date);
  let time = Number.NaN;
  if (iso) time = Date.parse(iso[2] === undefined ? date : `${iso[1]}T${iso[2]}${iso[3] ?? "Z"}`);
  else if (rfc) time = Date.parse(rfc[1] === undefined ? `${date} GMT` : date);
  return Number.isNaN(time) || time < EARLIEST ? null : time;
}
