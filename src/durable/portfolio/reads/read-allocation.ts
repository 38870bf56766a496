import type { AllocationAnswer } from "../../../domain/portfolio/answers/allocation.ts";
import { allocationAnswer } from "../../../domain/portfolio/answers/allocation.ts";
import type { AllocationQuery } from "../../../domain/portfolio/reads.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

export async function readAllocation(study: OpenStudy, query: AllocationQuery): Promise<AllocationAnswer> {
  const at = query.at ?? study.now;
  await wantHeld(study, [at]);
  return allocationAnswer(study, study.booksAt(at), at);
}
