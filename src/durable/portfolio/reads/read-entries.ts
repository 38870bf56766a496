import type { DisposalsAnswer, FeesAnswer, IncomeAnswer } from "../../../domain/portfolio/answers/entries.ts";
import { disposalsAnswer, feesAnswer, incomeAnswer } from "../../../domain/portfolio/answers/entries.ts";
import type { EntriesQuery } from "../../../domain/portfolio/reads.ts";
import type { OpenStudy } from "./studies.ts";

export const readDisposals = (study: OpenStudy, query: EntriesQuery): DisposalsAnswer =>
  disposalsAnswer(study, study.now, study.refOf, query);
export const readIncome = (study: OpenStudy, query: EntriesQuery): IncomeAnswer =>
  incomeAnswer(study, study.now, study.refOf, query);
export const readFees = (study: OpenStudy, query: EntriesQuery): FeesAnswer =>
  feesAnswer(study, study.now, study.refOf, query);
