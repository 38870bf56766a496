import type { AssetId } from "../../../domain/ids.ts";
import type { HistoryAnswer } from "../../../domain/portfolio/answers/history.ts";
import { historyAnswer } from "../../../domain/portfolio/answers/history.ts";
import { HISTORY_STEP_MS, historyTimes } from "../../../domain/portfolio/history.ts";
import { benchmarkTimes, measureIn } from "../../../domain/portfolio/performance.ts";
import type { HistoryQuery } from "../../../domain/portfolio/reads.ts";
import { assetsOf } from "../../../domain/portfolio/study.ts";
import { benchmarkCourse } from "../../../domain/returns/benchmark.ts";
import { problem } from "../../../platform/problem.ts";
import { PriceWants } from "./price-wants.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

/** Points of one answer: a month of hours, ten years of days. */
const MOST_POINTS: Readonly<Record<HistoryQuery["interval"], number>> = { hourly: 750, daily: 4_000, weekly: 1_000 };

export async function readHistory(study: OpenStudy, query: HistoryQuery): Promise<HistoryAnswer> {
  const { interval } = query;
  const begin = study.timeline.from;
  const to = Math.min(query.to ?? study.now, study.now);
  if (begin === null || to < begin) return historyAnswer(study, study.now, interval, []);
  const step = HISTORY_STEP_MS[interval];
  // Without a start: all of it, as far as one answer goes.
  const from = Math.max(begin, query.from ?? to - (MOST_POINTS[interval] - 2) * step);
  if ((to - from) / step > MOST_POINTS[interval]) {
    const expected = `at most ${MOST_POINTS[interval]} points from one end to the other`;
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.from", expected }] });
  }
  const { benchmark } = query;
  if (interval === "hourly") {
    const wants = new PriceWants();
    for (const asset of assetsOf(study)) wants.hours(asset, { from, to });
    if (benchmark !== null) wants.hours(benchmark, { from, to });
    await study.want(wants);
  }
  await wantHeld(study, benchmark === null ? [to] : [from, to]);
  const times = historyTimes(interval, from, to);
  const course = benchmark === null ? null : await courseOf(study, benchmark, times, { from, to });
  return historyAnswer(study, study.now, interval, times, course);
}

/** What the same money on the same instants was worth in one coin. */
async function courseOf(
  study: OpenStudy,
  asset: AssetId,
  times: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
) {
  const measured = measureIn(study, from, to);
  await study.want(new PriceWants().days(asset, { from, to }).at(asset, benchmarkTimes(measured)));
  return benchmarkCourse(measured, (at) => study.priceOf(asset, at)?.price ?? null, times);
}
