import type { MeasuredPeriod } from "../measured-period.ts";
import { changeOf } from "../performance.ts";
import { totalsAt } from "../totals-at.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

/** A portfolio in a few figures. `lastDay`: the 24 hours up to that time. */
export function summaryAnswer(study: Looked, at: number, lastDay: MeasuredPeriod) {
  const { opening, flows } = lastDay;
  return {
    ...headOf(study, at),
    totals: totalsAt(study.timeline, at, lastDay.end),
    change24h: changeOf(lastDay),
    /** What the change of several portfolios together is made of. */
    lastDay: { opening, flows: flows.map(({ direction, value }) => ({ direction, value })) },
  };
}

export type SummaryAnswer = ReturnType<typeof summaryAnswer>;
