import { reports } from "../api/reports.ts";
import type { Performance } from "../api/types.ts";
import { useData, type Data } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";
import type { Period } from "./periods.ts";

/** Prices move it, so it is looked at again; nobody watches it by the second. */
const REFRESH_MS = 60_000;

export interface Asked {
  readonly period: Period;
  /** Null: now. */
  readonly at: string | null;
  readonly benchmark: string | null;
}

export const queryOf = ({ period, at, benchmark }: Asked) => ({
  period,
  ...(at === null ? {} : { to: at }),
  ...(benchmark === null ? {} : { benchmark }),
});

/** How the portfolio did in a period, by every method. */
export function usePerformance(id: string, asked: Asked): Data<Performance> {
  return useData(
    (signal) => reports.performance(id, queryOf(asked), signal),
    [id, asked.period, asked.at, asked.benchmark, ledgerVersion.value],
    asked.at === null ? { everyMs: REFRESH_MS } : {},
  );
}
