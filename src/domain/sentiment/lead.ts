import type { Series } from "../indicators/series.ts";
import { inCommon } from "../risk/in-common.ts";
import { normalQuantile } from "../risk/normal.ts";

/** Hours over which the later return is taken. */
export const LEADS = [1, 2, 3, 4, 6, 8, 12, 24, 48] as const;
/** Fewer effective observations are no evidence, whatever they say. */
export const LEAST_EFFECTIVE = 100;
/** Chance of a false find in any of the lags. */
export const LEVEL = 0.05;

export interface Lead {
  /** Hours. */
  readonly lag: number;
  /** Pearson's r of the score and the log return of the hours after it; null where one does not vary. */
  readonly correlation: number | null;
  /** Hours that have both. */
  readonly observations: number;
  /** What they are worth: as many independent ones would say as much. */
  readonly effective: number;
  /** Of the correlation, corrected over the lags: all of them hold together in 95 of 100 cases. */
  readonly interval: { readonly from: number; readonly to: number } | null;
  readonly finding: "evidence" | "no evidence";
}

/** Returns of several hours overlap so far; twice as far is looked, and a day at least. */
const REACH = 2;
const LEAST_REACH = 24;

/**
 * Whether a score leads prices. `scores` and `closes` are hour by hour, NaN where one is missing; the close of an hour is of the
 * moment its score is of. Neighbouring hours are no independent observations: returns of several hours overlap, and scores
 * change slowly. So the effective number n ÷ (1 + 2·Σ (1 − k/n)·ρx(k)·ρy(k)) of Bartlett makes the interval, by Fisher's
 * transformation, and Holm's correction holds for all lags together.
 */
export function leads(scores: Series, closes: Series): Lead[] {
  const logs = closes.map((close) => (close > 0 ? Math.log(close) : Number.NaN));
  const found = LEADS.map((lag) => ({ lag, ...related(scores, laterReturns(logs, lag), reachOf(lag)) }));
  const family = found.flatMap(({ correlation, effective }, index) =>
    correlation === null || effective <= 3 ? [] : [{ index, z: Math.atanh(correlation) * Math.sqrt(effective - 3) }],
  );
  const levels = new Map<number, number>();
  let rejects = true;
  let level = LEVEL;
  for (const [rank, { index, z }] of family.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z)).entries()) {
    // From the first that stands on, all do, at its level.
    if (rejects) level = LEVEL / (family.length - rank);
    rejects = rejects && Math.abs(z) > normalQuantile(1 - level / 2);
    levels.set(index, level);
  }
  return found.map((of, index) => {
    const at = levels.get(index);
    const interval = at === undefined || of.correlation === null ? null : intervalOf(of.correlation, of.effective, at);
    const leavesOutZero = interval !== null && interval.from * interval.to > 0;
    return { ...of, interval, finding: leavesOutZero && of.effective >= LEAST_EFFECTIVE ? "evidence" : "no evidence" };
  });
}

const reachOf = (lag: number): number => Math.max(LEAST_REACH, REACH * lag);

function laterReturns(logs: Series, lag: number): Series {
  const returns = new Float64Array(logs.length).fill(Number.NaN);
  for (let t = 0; t + lag < logs.length; t++) returns[t] = (logs[t + lag] as number) - (logs[t] as number);
  return returns;
}

function related(
  scores: Series,
  returns: Series,
  reach: number,
): Pick<Lead, "correlation" | "observations" | "effective"> {
  const rows = inCommon(scores, returns);
  const n = rows.length;
  const there = new Float64Array(scores.length);
  for (const row of rows) there[row] = 1;
  const [x, y] = [deviations(scores, rows), deviations(returns, rows)];
  const [xx, yy] = [lagged(x, x, 0), lagged(y, y, 0)];
  if (n < 2 || xx <= 1e-24 * n || yy <= 1e-24 * n) return { correlation: null, observations: n, effective: 0 };
  const hasGaps = n > 0 && (rows[n - 1] as number) - (rows[0] as number) >= n;
  let inflation = 1;
  for (let k = 1; k <= Math.min(reach, n - 1); k++) {
    const pairs = hasGaps ? lagged(there, there, k) : n - k;
    if (pairs > 0) inflation += (2 * n * (lagged(x, x, k) / xx) * (lagged(y, y, k) / yy)) / pairs;
  }
  const correlation = Math.max(-1, Math.min(1, lagged(x, y, 0) / Math.sqrt(xx * yy)));
  return { correlation, observations: n, effective: Math.min(n, n / Math.max(inflation, 1e-9)) };
}

/** From the mean of the rows; 0 elsewhere, so that what is missing adds to no sum. */
function deviations(x: Series, rows: Int32Array): Series {
  const mean = rows.reduce((sum, row) => sum + (x[row] as number), 0) / rows.length;
  const line = new Float64Array(x.length);
  for (const row of rows) line[row] = (x[row] as number) - mean;
  return line;
}

function lagged(x: Series, y: Series, k: number): number {
  let sum = 0;
  for (let t = k; t < x.length; t++) sum += (x[t] as number) * (y[t - k] as number);
  return sum;
}

function intervalOf(r: number, effective: number, level: number): { from: number; to: number } {
  const width = normalQuantile(1 - level / 2) / Math.sqrt(effective - 3);
  return { from: Math.tanh(Math.atanh(r) - width), to: Math.tanh(Math.atanh(r) + width) };
}
