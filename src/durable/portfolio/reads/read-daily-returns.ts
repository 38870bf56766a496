import type { DailyReturns } from "../../../domain/portfolio/answers/daily-returns.ts";
import { dailyReturns } from "../../../domain/portfolio/answers/daily-returns.ts";
import { dayPoints } from "../../../domain/portfolio/day-points.ts";
import { cutsOf, measureIn } from "../../../domain/portfolio/performance.ts";
import type { SpanQuery } from "../../../domain/portfolio/reads.ts";
import { DAY_MS } from "../../../domain/returns/period.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

const dayOf = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** Of whole UTC days only: the day that is running has no return yet. */
export async function readDailyReturns(study: OpenStudy, query: SpanQuery): Promise<DailyReturns> {
  const to = dayOf(Math.min(query.to ?? study.now, study.now));
  const from = Math.min(to, Math.max(dayOf(query.from ?? 0), dayOf(study.timeline.from ?? to)));
  const measured = measureIn(study, from, to);
  const points = dayPoints(study, measured);
  await wantHeld(study, cutsOf(measured, points));
  return dailyReturns(study, measured, points);
}
