import { defineIndicator, MOST } from "./indicator.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { integer } from "./parameter.ts";

const window = {
  n: integer(20, 2, MOST, "Bars in the window."),
  ddof: integer(0, 0, 1, "0: population (divide by n), 1: sample (by n−1)."),
} as const;

const shared = {
  source: "Stock.Indicators, TA-Lib, Tulip",
  warmUp: "from bar n−1",
  degenerate: "a flat market gives exactly 0",
  parameters: window,
  inputs: ["value"],
  first: ({ n }: { readonly n: number }) => n - 1,
  lookback: ({ n }: { readonly n: number }) => n - 1,
} as const;

export const STDEV = defineIndicator({
  ...shared,
  name: "stdev",
  title: "Rolling standard deviation",
  formula: "√(Σ (x − mean)² ÷ (n − ddof)) over the last n values",
  outputs: ["stdev"],
  kernel: ({ value }, { n, ddof }) => ({
    stdev: windowMoments(value, n).squares.map((sum) => Math.sqrt(sum / (n - ddof))),
  }),
});

export const VARIANCE = defineIndicator({
  ...shared,
  name: "variance",
  title: "Rolling variance",
  formula: "Σ (x − mean)² ÷ (n − ddof) over the last n values",
  outputs: ["variance"],
  kernel: ({ value }, { n, ddof }) => ({ variance: windowMoments(value, n).squares.map((sum) => sum / (n - ddof)) }),
});

export const STDERR = defineIndicator({
  ...shared,
  name: "stderr",
  title: "Standard error of the mean",
  formula: "√(Σ (x − mean)² ÷ (n − ddof)) ÷ √n over the last n values",
  outputs: ["stderr"],
  kernel: ({ value }, { n, ddof }) => ({
    stderr: windowMoments(value, n).squares.map((sum) => Math.sqrt(sum / (n - ddof) / n)),
  }),
});
