import type { HistoryInterval } from "../history.ts";
import { historyOf } from "../history.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

export const historyAnswer = (study: Looked, now: number, interval: HistoryInterval, times: readonly number[]) => ({
  ...headOf(study, now),
  interval,
  /** When it begins: with the first transaction, or nothing yet. */
  from: study.timeline.from === null ? null : new Date(study.timeline.from).toISOString(),
  points: historyOf(study, times),
});

export type HistoryAnswer = ReturnType<typeof historyAnswer>;
