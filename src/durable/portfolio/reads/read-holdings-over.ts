import type { HoldingsOver } from "../../../domain/portfolio/answers/holdings-over.ts";
import { holdingsOver } from "../../../domain/portfolio/answers/holdings-over.ts";
import type { OverQuery } from "../../../domain/portfolio/reads.ts";
import { assetsOf } from "../../../domain/portfolio/study.ts";
import { DAY_MS } from "../../../domain/returns/period.ts";
import { PriceWants } from "./price-wants.ts";
import type { OpenStudy } from "./studies.ts";

export async function readHoldingsOver(study: OpenStudy, { times }: OverQuery): Promise<HoldingsOver> {
  const [from, to] = [times[0], times.at(-1)];
  // Ends of days have their closes; for all else the hours are read.
  if (from !== undefined && to !== undefined && times.some((at) => at % DAY_MS !== 0)) {
    const wants = new PriceWants();
    for (const asset of assetsOf(study)) wants.hours(asset, { from, to });
    await study.want(wants);
  }
  return holdingsOver(study, times);
}
