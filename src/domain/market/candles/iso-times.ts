const DAY_MS = 86_400_000;

/** Many times as ISO text: the date is written once a day, the time of day once. */
export function isoTimes(times: Float64Array): string[] {
  const clocks = new Map<number, string>();
  let day = Number.NaN;
  let date = "";
  return Array.from(times, (time) => {
    const thisDay = Math.floor(time / DAY_MS);
    if (thisDay !== day) {
      day = thisDay;
      date = new Date(time).toISOString().slice(0, 11);
    }
    const rest = time - day * DAY_MS;
    let clock = clocks.get(rest);
    if (clock === undefined) {
      clock = new Date(rest).toISOString().slice(11);
      clocks.set(rest, clock);
    }
    return date + clock;
  });
}
