import type { YearQuery } from "../../../domain/portfolio/reads.ts";
import type { TaxYear } from "../../../domain/portfolio/tax-year.ts";
import { spanOfYear, taxYear } from "../../../domain/portfolio/tax-year.ts";
import type { OpenStudy } from "./studies.ts";

export function readYear(study: OpenStudy, query: YearQuery): TaxYear {
  const timeZone = query.timeZone ?? study.settings.timeZone;
  const { to } = spanOfYear(query.year, timeZone);
  const at = Math.min(to - 1, study.now);
  return taxYear(study.booksAt(at), study.settings, study.refOf, { year: query.year, timeZone, at });
}
