import { defineIndicator, MOST } from "./indicator.ts";
import { windowLine } from "./kernels/window-line.ts";
import { integer } from "./parameter.ts";

export const WMA = defineIndicator({
  name: "wma",
  title: "Weighted moving average",
  formula: "Σ k·x ÷ Σ k over the last n values, k = 1 for the oldest to n for the newest",
  source: "all references agree",
  warmUp: "from bar n−1",
  degenerate: "a flat market gives its price",
  parameters: { n: integer(20, 1, MOST, "Bars in the window.") },
  inputs: ["value"],
  outputs: ["wma"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel({ value }, { n }) {
    const { mean, tilt } = windowLine(value, n);
    const weights = (n * (n + 1)) / 2;
    return { wma: mean.map((m, i) => m + (tilt[i] as number) / weights) };
  },
});
