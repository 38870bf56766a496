/**
 * Cloudflare's cron expressions, as far as the product uses them: five fields of `*`, numbers, ranges, steps and lists, in
 * UTC. Weekdays run from 1 (Sunday) to 7 (Saturday), as on the platform and unlike elsewhere.
 */
const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
] as const;

export type CronMatcher = (at: Date) => boolean;

/** Throws for an expression outside the subset above: a job that silently never runs is worse. */
export function cronMatcher(expression: string): CronMatcher {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== BOUNDS.length) throw new Error(`"${expression}" has not five fields`);
  const fields = texts.map((text, index) => field(text, BOUNDS[index] ?? [0, 0], expression));
  if (texts[2] !== "*" && texts[4] !== "*") {
    throw new Error(`"${expression}" names days of the month and of the week; name one of them`);
  }
  return (at) =>
    [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay() + 1].every(
      (value, index) => fields[index]?.has(value) ?? false,
    );
}

function field(text: string, [least, most]: readonly [number, number], expression: string): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [, star, from, to, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    const first = star === undefined ? Number(from) : least;
    // `5/15` means from 5 to the end, every 15.
    const last = to === undefined ? (star !== undefined || step !== undefined ? most : first) : Number(to);
    const stride = Number(step ?? 1);
    if (!(first >= least && last <= most && first <= last && stride >= 1)) {
      throw new Error(`"${part}" in "${expression}" is not understood`);
    }
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
}
