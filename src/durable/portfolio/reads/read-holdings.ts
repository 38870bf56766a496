import type { HoldingsAnswer } from "../../../domain/portfolio/answers/holdings.ts";
import { holdingsAnswer } from "../../../domain/portfolio/answers/holdings.ts";
import type { HoldingsQuery } from "../../../domain/portfolio/reads.ts";
import { wantHeld } from "./want-held.ts";
import type { OpenStudy } from "./studies.ts";

export async function readHoldings(study: OpenStudy, query: HoldingsQuery): Promise<HoldingsAnswer> {
  const at = query.at ?? study.now;
  await wantHeld(study, [at]);
  return holdingsAnswer(study, at, query, () => study.booksAt(at));
}
