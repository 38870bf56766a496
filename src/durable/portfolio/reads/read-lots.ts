import type { LotsAnswer } from "../../../domain/portfolio/answers/lots.ts";
import { lotsAnswer } from "../../../domain/portfolio/answers/lots.ts";
import type { LotsQuery } from "../../../domain/portfolio/reads.ts";
import type { OpenStudy } from "./studies.ts";
import { wantHeld } from "./want-held.ts";

export async function readLots(study: OpenStudy, query: LotsQuery): Promise<LotsAnswer> {
  const at = query.at ?? study.now;
  await wantHeld(study, [at]);
  return lotsAnswer(study, study.booksAt(at), at, query);
}
