import type { Gap, GapReason, Span } from "./bar.ts";

/** Where of a span there is no candle, each with its reason; neighbours with the same reason are one. */
export function gapsIn(
  span: Span,
  stepMs: number,
  has: ReadonlySet<number>,
  reasonOf: (openTime: number) => GapReason,
): Gap[] {
  const gaps: Gap[] = [];
  for (let time = span.from; time < span.to; time += stepMs) {
    if (!has.has(time)) gaps.push({ from: time, to: time + stepMs, reason: reasonOf(time) });
  }
  return joined(gaps);
}

/** Gaps in order of time, those that touch and have the same reason as one. */
export function joined(gaps: readonly Gap[]): Gap[] {
  const result: Gap[] = [];
  for (const gap of gaps) {
    const last = result.at(-1);
    if (last !== undefined && last.to >= gap.from && last.reason === gap.reason) {
      result[result.length - 1] = { ...last, to: Math.max(last.to, gap.to) };
    } else result.push(gap);
  }
  return result;
}

/** What of each gap lies in the span. */
export const within = (gaps: readonly Gap[], { from, to }: Span): Gap[] =>
  gaps.flatMap((gap) =>
    gap.from < to && gap.to > from ? { ...gap, from: Math.max(gap.from, from), to: Math.min(gap.to, to) } : [],
  );

const HOUR_MS = 3_600_000;

/**
 * Whether the venue is asked again for a gap: at the first chance, then ever more rarely, when a tenth of the gap's age has gone
 * by since. What is missing for years is not asked for every hour.
 */
export function isRetryDue(gap: Span & { readonly retriedAt: number | null }, now: number): boolean {
  if (gap.retriedAt === null) return true;
  return now - gap.retriedAt >= Math.max(HOUR_MS, (gap.retriedAt - gap.to) / 10);
}
