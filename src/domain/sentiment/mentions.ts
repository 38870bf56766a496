/** How unusual the mentions of the last day are. */

export const DAY = 86_400_000;
/** So many days before the last are what is usual. */
export const USUAL_DAYS = 30;
const LEAST_DAYS = 7;

/**
 * (last day − mean) ÷ sample deviation of the days before it. `counts[0]` is the last 24 hours, `counts[1]` those before and so
 * on, repeats of a story included; `known` is for how many days before the last there was news at all. Null where less than a
 * week is known, or where every day was like the other.
 */
export function mentionScore(counts: readonly number[], known: number): number | null {
  if (known < LEAST_DAYS) return null;
  const before = Array.from({ length: Math.min(USUAL_DAYS, known) }, (_, day) => counts[day + 1] ?? 0);
  const mean = before.reduce((sum, count) => sum + count, 0) / before.length;
  const squares = before.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  if (squares === 0) return null;
  return Number((((counts[0] ?? 0) - mean) / Math.sqrt(squares / (before.length - 1))).toFixed(2));
}
