import { defineIndicator, MOST } from "./indicator.ts";
import { windowExtreme } from "./kernels/window-extreme.ts";
import { integer } from "./parameter.ts";

const shared = {
  source: "TA-Lib, Tulip",
  warmUp: "from bar n−1",
  degenerate: "a flat market gives its price",
  parameters: { n: integer(20, 1, MOST, "Bars in the window.") },
  inputs: ["value"],
  first: ({ n }: { readonly n: number }) => n - 1,
  lookback: ({ n }: { readonly n: number }) => n - 1,
} as const;

export const MIN = defineIndicator({
  ...shared,
  name: "min",
  title: "Lowest value",
  formula: "the lowest of the last n values",
  outputs: ["min"],
  kernel: ({ value }, { n }) => ({ min: windowExtreme(value, n, -1) }),
});

export const MAX = defineIndicator({
  ...shared,
  name: "max",
  title: "Highest value",
  formula: "the highest of the last n values",
  outputs: ["max"],
  kernel: ({ value }, { n }) => ({ max: windowExtreme(value, n, 1) }),
});
