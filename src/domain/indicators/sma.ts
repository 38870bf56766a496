import { defineIndicator, MOST } from "./indicator.ts";
import { integer } from "./parameter.ts";
import { unfilled, type Series } from "./series.ts";

/** Bars after which the running sum is summed afresh. */
export const RESUM = 128;

/** Mean of the last n from n−1, by a running sum; summed afresh every 128 bars, so that its rounding stays near 1e-13. */
export function sma(x: Series, n: number): Series {
  const line = unfilled(x.length, n - 1);
  const step = Math.max(RESUM, n);
  for (let start = n - 1; start < x.length; start += step) {
    let sum = 0;
    for (let j = start - n + 1; j <= start; j++) sum += x[j] as number;
    line[start] = sum / n;
    const stop = Math.min(x.length, start + step);
    for (let i = start + 1; i < stop; i++) {
      sum += (x[i] as number) - (x[i - n] as number);
      line[i] = sum / n;
    }
  }
  return line;
}

export const SMA = defineIndicator({
  name: "sma",
  title: "Simple moving average",
  formula: "mean of the last n values",
  source: "all references agree",
  warmUp: "from bar n−1",
  degenerate: "a flat market gives its price",
  parameters: { n: integer(20, 1, MOST, "Bars in the window.") },
  inputs: ["value"],
  outputs: ["sma"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel: ({ value }, { n }) => ({ sma: sma(value, n) }),
});
