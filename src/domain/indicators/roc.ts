import { defineIndicator, MOST } from "./indicator.ts";
import { choice, integer } from "./parameter.ts";
import { unfilled, type Series } from "./series.ts";

function against(x: Series, n: number, compare: (now: number, then: number) => number): Series {
  const line = unfilled(x.length, n);
  for (let i = n; i < x.length; i++) line[i] = compare(x[i] as number, x[i - n] as number);
  return line;
}

const shared = {
  source: "TA-Lib, Stock.Indicators, Tulip",
  warmUp: "from bar n",
  inputs: ["value"],
  first: ({ n }: { readonly n: number }) => n,
  lookback: ({ n }: { readonly n: number }) => n,
} as const;

const n = integer(10, 1, MOST, "Bars back.");

export const ROC = defineIndicator({
  ...shared,
  name: "roc",
  title: "Rate of change",
  formula: "100·(x ÷ x n bars before − 1), in percent",
  degenerate: "a flat market gives 0; a value of 0 n bars before: null",
  parameters: { n, unit: choice(["percent", "ratio"], "`ratio`: a fraction instead of percent (Tulip).") },
  outputs: ["roc"],
  kernel: ({ value }, { n: bars, unit }) => ({
    roc: against(value, bars, (now, then) =>
      then === 0 ? Number.NaN : ((now - then) / then) * (unit === "ratio" ? 1 : 100),
    ),
  }),
});

export const MOMENTUM = defineIndicator({
  ...shared,
  name: "mom",
  title: "Momentum",
  formula: "x − x n bars before",
  degenerate: "a flat market gives 0",
  parameters: { n },
  outputs: ["mom"],
  kernel: ({ value }, { n: bars }) => ({ mom: against(value, bars, (now, then) => now - then) }),
});
