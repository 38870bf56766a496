import type { SummaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import { summaryAnswer } from "../../../domain/portfolio/answers/summary.ts";
import { measureIn } from "../../../domain/portfolio/performance.ts";
import { DAY_MS } from "../../../domain/returns/period.ts";
import { begun } from "./read-performance.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

export async function readSummary(study: OpenStudy): Promise<SummaryAnswer> {
  const from = begun(study, study.now - DAY_MS, study.now);
  await wantHeld(study, [from, study.now]);
  return summaryAnswer(study, study.now, measureIn(study, from, study.now));
}
