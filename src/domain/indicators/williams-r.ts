import { defineIndicator, MOST } from "./indicator.ts";
import { integer } from "./parameter.ts";
import { position } from "./stochastic.ts";

export const WILLIAMS_R = defineIndicator({
  name: "williamsr",
  title: "Williams %R",
  formula: "−100·(highest high − close) ÷ (highest high − lowest low) of n bars: the raw stochastic less 100",
  source: "L. Williams; TA-Lib, Stock.Indicators",
  warmUp: "from bar n−1",
  degenerate: "highest high equals lowest low: −100, as the stochastic's 0",
  parameters: { n: integer(14, 1, MOST, "Bars of the range.") },
  inputs: ["high", "low", "close"],
  outputs: ["williamsr"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel: ({ high, low, close }, { n }) => ({ williamsr: position(high, low, close, n).map((raw) => raw - 100) }),
});
