import { meanOf, smooth } from "./ema.ts";
import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { integer } from "./parameter.ts";
import type { Series } from "./series.ts";

/** Wilder's average, seeded with the mean of the first n, from n−1. */
export const wilder = (x: Series, n: number): Series => smooth(x, wilderFactor(n), n - 1, meanOf(x, 0, n));

export const WILDER = defineIndicator({
  name: "wilder",
  title: "Wilder's average (also smoothed or running moving average)",
  formula: "w ← w + (x − w) ÷ n",
  source: "J. W. Wilder, New Concepts in Technical Trading Systems, 1978",
  warmUp: "from bar n−1, the mean of the first n values",
  degenerate: "a flat market gives its price",
  parameters: { n: integer(14, 1, MOST, "Length; weighs a new value 1 ÷ n.") },
  inputs: ["value"],
  outputs: ["wilder"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1 + decay(wilderFactor(n)),
  kernel: ({ value }, { n }) => ({ wilder: wilder(value, n) }),
});
