/** When a source may be asked: what it allows, how much of that is used, and how long one that is ill is left alone. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** At most so many requests in each period, which begins at a multiple of its length. */
export interface Quota {
  /** "12h", "30d". */
  readonly name: string;
  readonly period: number;
  readonly most: number;
}

export interface SourceUsage {
  /** Requests of the period that began at `start`, by the period's name. */
  readonly periods: Readonly<Record<string, { readonly start: number; readonly n: number }>>;
  /** How all visits so far ended, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The source asked to be left alone until then. */
  readonly restUntil: number;
}

export const UNUSED: SourceUsage = { periods: {}, outcomes: {}, restUntil: 0 };

/** "12h=50"; null for anything else. */
export function parseQuota(text: string): Quota | null {
  const [, count = "", unit = "", most = ""] = /^(\d{1,3})(m|h|d)=(\d{1,7})$/.exec(text) ?? [];
  const period = Number(count) * (unit === "m" ? MINUTE : unit === "h" ? HOUR : DAY);
  return period > 0 && Number(most) > 0 ? { name: `${count}${unit}`, period, most: Number(most) } : null;
}

export const startOf = ({ period }: Quota, now: number): number => Math.floor(now / period) * period;

export function usedOf(usage: SourceUsage, quota: Quota, now: number): number {
  const counted = usage.periods[quota.name];
  return counted === undefined || counted.start !== startOf(quota, now) ? 0 : counted.n;
}

/** One request more, in every period. */
export const countRequest = (usage: SourceUsage, quotas: readonly Quota[], now: number): SourceUsage => ({
  ...usage,
  periods: Object.fromEntries(
    quotas.map((quota) => [quota.name, { start: startOf(quota, now), n: usedOf(usage, quota, now) + 1 }]),
  ),
});

/** A source that fails in ever new ways fills no database. */
const MOST_OUTCOMES = 50;

export function countOutcome(usage: SourceUsage, outcome: string, restUntil = 0): SourceUsage {
  const { outcomes } = usage;
  const isKnown = Object.hasOwn(outcomes, outcome) || Object.keys(outcomes).length < MOST_OUTCOMES;
  const name = isKnown ? outcome : "other";
  return { ...usage, outcomes: { ...outcomes, [name]: (outcomes[name] ?? 0) + 1 }, restUntil };
}

/** From so many failures in a row on a source is asked less often, at last once an hour. */
const PATIENCE = 3;
const FIRST_REST = 10 * MINUTE;
const LONGEST_REST = HOUR;
/** A run does not come to the second: what is due within this time is asked now. */
const SLACK = MINUTE;

export interface Visits {
  readonly checkedAt: number | null;
  readonly failures: number;
  readonly usage: SourceUsage;
}

/** Whether a source is to be asked now. Its quotas are spread evenly, so that there is news at all hours. */
export function isDue({ checkedAt, failures, usage }: Visits, quotas: readonly Quota[], now: number): boolean {
  if (now < usage.restUntil) return false;
  if (quotas.some((quota) => usedOf(usage, quota, now) >= quota.most)) return false;
  const spacing = Math.max(0, ...quotas.map(({ period, most }) => period / most));
  const rest = failures < PATIENCE ? 0 : Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - PATIENCE));
  return checkedAt === null || now >= checkedAt + Math.max(spacing, rest) - SLACK;
}
