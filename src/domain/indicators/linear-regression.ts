import { defineIndicator, MOST } from "./indicator.ts";
import { windowLine } from "./kernels/window-line.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { integer } from "./parameter.ts";
import { nothing } from "./series.ts";

export const LINEAR_REGRESSION = defineIndicator({
  name: "linreg",
  title: "Linear regression",
  formula:
    "least-squares line through the last n values; `linreg` its value at the newest bar, `slope` per bar, `intercept` its value at the oldest bar of the window, `r2` the share of variance it explains",
  source: "Tulip, TA-Lib",
  warmUp: "from bar n−1",
  degenerate: "a flat market gives its price and slope 0; `r2` is null",
  parameters: { n: integer(14, 2, MOST, "Bars in the window.") },
  inputs: ["value"],
  outputs: ["linreg", "slope", "intercept", "r2"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel({ value }, { n }) {
    const { mean, tilt } = windowLine(value, n);
    const { squares } = windowMoments(value, n);
    const slope = tilt.map((t) => (12 * t) / (n * (n * n - 1)));
    const half = (n - 1) / 2;
    const r2 = nothing(value.length);
    for (let i = n - 1; i < value.length; i++) {
      const total = squares[i] as number;
      if (total > 0) r2[i] = Math.min(1, ((slope[i] as number) * (tilt[i] as number)) / total);
    }
    return {
      linreg: mean.map((m, i) => m + half * (slope[i] as number)),
      slope,
      intercept: mean.map((m, i) => m - half * (slope[i] as number)),
      r2,
    };
  },
});
