import type { SummaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import { summaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import { measureIn } from "../../../domain/portfolio/performance.ts";
import type { AllocationQuery } from "../../../domain/portfolio/reads.ts";
import { DAY_MS } from "../../../domain/returns/period.ts";
import { begun } from "./read-performance.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

export async function readSummary(study: OpenStudy, query: AllocationQuery): Promise<SummaryAnswer> {
  const at = query.at ?? study.now;
  const from = begun(study, at - DAY_MS, at);
  await wantHeld(study, [from, at]);
  return summaryAnswer(study, at, measureIn(study, from, at));
}
