import type { PerformanceAnswer } from "../../../domain/portfolio/answers/performance.ts";
import { performanceAnswer } from "../../../domain/portfolio/answers/performance.ts";
import { dayPoints } from "../../../domain/portfolio/day-points.ts";
import type { MeasuredPeriod } from "../../../domain/portfolio/measured-period.ts";
import { benchmarkTimes, cutsOf, measureIn } from "../../../domain/portfolio/performance.ts";
import type { PerformanceQuery } from "../../../domain/portfolio/reads.ts";
import { startOf } from "../../../domain/returns/named-period.ts";
import { DAY_MS } from "../../../domain/returns/period.ts";
import { problem } from "../../../platform/problem.ts";
import { PriceWants } from "./price-wants.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

export async function readPerformance(study: OpenStudy, query: PerformanceQuery): Promise<PerformanceAnswer> {
  const { from, to } = spanOf(study, query);
  const dayAgo = begun(study, to - DAY_MS, to);
  await wantHeld(study, [from, dayAgo, to]);
  const measured = measureIn(study, from, to);
  const lastDay = from === dayAgo ? measured : measureIn(study, dayAgo, to);
  const points = dayPoints(study, measured);
  if (query.timing === "cut") await wantHeld(study, cutsOf(measured, points));
  return performanceAnswer(study, query, {
    measured,
    points,
    lastDay,
    benchmark: await benchmarkOf(study, measured, query),
    books: query.explain ? study.booksAt(to) : null,
  });
}

/** A period that begins before the first transaction begins with it. */
export const begun = ({ timeline }: OpenStudy, from: number, to: number): number =>
  Math.min(to, Math.max(from, timeline.from ?? to));

function spanOf(study: OpenStudy, { period, from, to }: PerformanceQuery): { from: number; to: number } {
  const end = Math.min(to ?? study.now, study.now);
  const start = period === "custom" ? from : startOf(period, end, study.settings.timeZone);
  if (start !== null && start >= end) {
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.from", expected: "before the end" }] });
  }
  return { from: begun(study, start ?? 0, end), to: end };
}

async function benchmarkOf(study: OpenStudy, measured: MeasuredPeriod, { benchmark: asset }: PerformanceQuery) {
  if (asset === null) return null;
  const { from, to } = measured;
  await study.want(new PriceWants().days(asset, { from, to }).at(asset, benchmarkTimes(measured)));
  return { asset, priceOf: study.priceOf };
}
