import type { AssetId } from "../../ids.ts";
import type { Books } from "../../ledger/books.ts";
import { GAIN_NOTES, viewLot } from "../../ledger/view-lots.ts";
import type { ValuePoint } from "../../returns/time-weighted.ts";
import type { MeasuredPeriod } from "../measured-period.ts";
import { changeOf, explainPeriod, performanceOf } from "../performance.ts";
import type { PriceOf } from "../price-of.ts";
import type { PerformanceQuery } from "../reads.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

export interface PerformanceParts {
  readonly measured: MeasuredPeriod;
  readonly points: readonly ValuePoint[];
  /** Of the 24 hours before the end. */
  readonly lastDay: MeasuredPeriod;
  readonly benchmark: { readonly asset: AssetId; readonly priceOf: PriceOf } | null;
  /** Folded up to the end; only where it is to be explained. */
  readonly books: Books | null;
}

export function performanceAnswer(
  study: Looked,
  { period, timing, explain }: PerformanceQuery,
  { measured, points, lastDay, benchmark, books }: PerformanceParts,
) {
  const figures = performanceOf(study, measured, points, timing, benchmark);
  return {
    ...headOf(study, measured.to),
    ...figures,
    period: { name: period, ...figures.period },
    change24h: changeOf(lastDay),
    notes: [...GAIN_NOTES],
    ...(explain
      ? {
          explain: {
            prices: explainPeriod(measured),
            flows: measured.flows.map((flow) => ({ ...flow, at: new Date(flow.at).toISOString() })),
            lots: (books?.lots ?? []).map((lot) => ({
              transaction: lot.id,
              ...viewLot(lot, measured.to, study.settings),
            })),
          },
        }
      : {}),
  };
}

export type PerformanceAnswer = ReturnType<typeof performanceAnswer>;
