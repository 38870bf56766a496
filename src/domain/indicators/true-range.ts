import { defineIndicator } from "./indicator.ts";
import { choice } from "./parameter.ts";
import type { Series } from "./series.ts";

/** Bar 0 has no bar before it: its range is high − low, which the indicators show only by `firstRange=highlow`. */
export function trueRange(high: Series, low: Series, close: Series): Series {
  const range = new Float64Array(high.length);
  for (let i = 0; i < high.length; i++) {
    const h = high[i] as number;
    const l = low[i] as number;
    const last = i === 0 ? h : (close[i - 1] as number);
    range[i] = Math.max(h - l, Math.abs(h - last), Math.abs(l - last));
  }
  return range;
}

export const firstRange = choice(
  ["none", "highlow"],
  "`none`: bar 0 has no true range. `highlow`: it is high − low, and everything starts a bar earlier.",
);

export const TRUE_RANGE = defineIndicator({
  name: "trange",
  title: "True range",
  formula: "max(high − low, |high − close before|, |low − close before|)",
  source: "J. W. Wilder, 1978; TA-Lib; `firstRange=highlow`: Tulip",
  warmUp: "from bar 1; `firstRange=highlow`: from bar 0",
  degenerate: "a flat market gives 0",
  parameters: { firstRange },
  inputs: ["high", "low", "close"],
  outputs: ["trange"],
  first: (parameters) => (parameters.firstRange === "none" ? 1 : 0),
  lookback: () => 1,
  kernel({ high, low, close }, parameters) {
    const range = trueRange(high, low, close);
    if (parameters.firstRange === "none") range.fill(Number.NaN, 0, 1);
    return { trange: range };
  },
});
