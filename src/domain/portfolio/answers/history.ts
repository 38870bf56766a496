import type { HistoryInterval } from "../history.ts";
import { historyOf } from "../history.ts";
import type { Amount } from "../../money/amount.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

export const historyAnswer = (
  study: Looked,
  now: number,
  interval: HistoryInterval,
  times: readonly number[],
  benchmark: readonly (Amount | null)[] | null = null,
) => ({
  ...headOf(study, now),
  interval,
  /** When it begins: with the first transaction, or nothing yet. */
  from: study.timeline.from === null ? null : new Date(study.timeline.from).toISOString(),
  points: historyOf(study, times, benchmark),
});

export type HistoryAnswer = ReturnType<typeof historyAnswer>;
