import { stepAt } from "../ledger/timeline.ts";
import type { Amount } from "../money/amount.ts";
import { minus, signedOf, toSignedText } from "../money/fixed.ts";
import { DAY_MS } from "../returns/period.ts";
import type { Study } from "./study.ts";
import { costOf, worthAt } from "./worth.ts";

export const HISTORY_INTERVALS = ["hourly", "daily", "weekly"] as const;
export type HistoryInterval = (typeof HISTORY_INTERVALS)[number];

const HOUR_MS = 3_600_000;
export const HISTORY_STEP_MS: Readonly<Record<HistoryInterval, number>> = {
  hourly: HOUR_MS,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
};
/** Weeks end on Sunday at midnight UTC: the first Monday of 1970 was the 5th. */
const OFFSET_MS: Readonly<Record<HistoryInterval, number>> = { hourly: 0, daily: 0, weekly: 4 * DAY_MS };

/** The ends of the hours, days or weeks after `from` up to `to`, and `to` itself, in order. */
export function historyTimes(interval: HistoryInterval, from: number, to: number): number[] {
  const [step, offset] = [HISTORY_STEP_MS[interval], OFFSET_MS[interval]];
  const times: number[] = [];
  for (let at = Math.floor((from - offset) / step) * step + offset + step; at < to; at += step) times.push(at);
  if (to >= from) times.push(to);
  return times;
}

/**
 * Where a portfolio stood at each of these times, as the ledger is known now; each valued at its own prices and rates.
 * `benchmark`: what the same money in one coin was worth then; `null`: not asked for.
 */
export function historyOf(study: Study, times: readonly number[], benchmark: readonly (Amount | null)[] | null = null) {
  return times.map((at, index) => {
    const worth = worthAt(study.timeline, study.priceOf, at);
    const sums = stepAt(study.timeline.totals, at)?.totals;
    const sum = (name: "in" | "out" | "realised" | "income") => sums?.get(name)?.known ?? 0n;
    return {
      at: new Date(at).toISOString(),
      value: signedOf(worth.value),
      cost: signedOf(costOf(worth)),
      unrealised: worth.value === null ? null : signedOf(minus(worth.value, costOf(worth, true))),
      realised: toSignedText(sum("realised")),
      income: toSignedText(sum("income")),
      netFlows: toSignedText(sum("in") - sum("out")),
      complete: worth.complete,
      unpriced: worth.unpriced,
      ...(benchmark === null ? {} : { benchmark: benchmark[index] ?? null }),
    };
  });
}
