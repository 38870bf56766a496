import type { AssetId } from "../../ids.ts";
import { toUnits } from "../../money/fixed.ts";
import type { ValuePoint } from "../../returns/time-weighted.ts";
import { timeWeighted } from "../../returns/time-weighted.ts";
import { DAY_MS, effective } from "../../returns/period.ts";
import { cutsOf } from "../performance.ts";
import { valueBefore } from "../day-points.ts";
import type { MeasuredPeriod } from "../measured-period.ts";
import type { Looked } from "./head.ts";

/** A portfolio's return of one UTC day. */
export interface DailyReturn {
  /** The day's start, ms; its end is a day later. */
  readonly day: number;
  /** `null`: there was nothing that could gain or lose, or a price was missing at either end of the day. */
  readonly value: number | null;
}

export interface DailyReturns {
  readonly version: number;
  readonly base: AssetId;
  /** Whole days in order, without gaps between them. */
  readonly days: readonly DailyReturn[];
  /** Days with large flows that could not be cut: their return is rough. */
  readonly roughDays: readonly number[];
  /** Coins that were left out because their value was not known at an end of the span. */
  readonly excluded: readonly AssetId[];
}

/** `measured`: of whole days. `points`: the values at their ends, as far as they are known. */
export function dailyReturns(study: Looked, measured: MeasuredPeriod, points: readonly ValuePoint[]): DailyReturns {
  const excluded = new Set(measured.excluded);
  const before = new Map(cutsOf(measured, points).map((at) => [at, valueBefore(study, at, excluded)]));
  const { returns, roughDays } = timeWeighted({
    ...effective(measured),
    points,
    timing: "cut",
    valueBefore: (at) => before.get(at) ?? null,
  });
  const values = new Map<number, number>([[measured.from, Number(toUnits(measured.opening))]]);
  for (const { at, value } of [...points, { at: measured.to, value: measured.closing }])
    values.set(at, Number(toUnits(value)));
  const inflows = new Set(
    measured.flows.filter(({ direction }) => direction === "in").map(({ at }) => Math.floor(at / DAY_MS) * DAY_MS),
  );
  const known = new Map(returns.map(({ at, value }) => [at, value]));
  const days: DailyReturn[] = [];
  for (let day = Math.floor(measured.from / DAY_MS) * DAY_MS; day + DAY_MS <= measured.to; day += DAY_MS) {
    const [opening, value] = [values.get(Math.max(day, measured.from)), known.get(day + DAY_MS)];
    const capital = opening !== undefined && (opening > 0 || inflows.has(day));
    days.push({ day, value: capital && value !== undefined ? value : null });
  }
  return {
    version: study.version,
    base: study.settings.base,
    days,
    roughDays,
    excluded: measured.excluded,
  };
}
