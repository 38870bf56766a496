import { skipGaps } from "./gaps.ts";
import { defineIndicator, MOST } from "./indicator.ts";
import { measured, positive, shifted, type Measure } from "./kernels/changes.ts";
import { windowPairs } from "./kernels/window-pairs.ts";
import { choice, integer } from "./parameter.ts";
import type { Series } from "./series.ts";

/** Correlation or beta of the changes of two columns of prices, at the bars. */
function onChanges(x: Series, y: Series, n: number, on: Measure, of: "correlation" | "beta"): Series {
  if (on === "price") return windowPairs(x, y, n, "price", of);
  return skipGaps([positive(x), positive(y)], ([a, b]) => {
    const [first, second] = [measured(a as Series, on), measured(b as Series, on)];
    return { line: shifted(windowPairs(first, second, n, "one", of), a?.length ?? 0) };
  })["line"] as Series;
}

const shared = {
  parameters: {
    n: integer(30, 2, MOST, "Pairs in the window."),
    on: choice(["returns", "log", "price"], "Simple returns, log returns, or the prices themselves."),
  },
  inputs: ["value", "other"],
  warmUp: "from bar n; `on=price`: from bar n−1",
  first: ({ n, on }: { readonly n: number; readonly on: Measure }) => (on === "price" ? n - 1 : n),
  lookback: ({ n }: { readonly n: number }) => n,
} as const;

export const CORRELATION = defineIndicator({
  ...shared,
  name: "correl",
  title: "Rolling correlation",
  formula: "Pearson's r of the returns of the last n bars",
  source: "risk practice; `on=price`: Stock.Indicators, TA-Lib CORREL",
  degenerate: "one of the two does not vary: null; a price that is not above 0 is skipped",
  outputs: ["correl"],
  kernel: ({ value, other }, { n, on }) => ({ correl: onChanges(value, other, n, on, "correlation") }),
});

export const BETA = defineIndicator({
  ...shared,
  name: "beta",
  title: "Rolling beta",
  formula: "cov(returns, other's returns) ÷ var(other's returns) over the last n bars; `other` is the market",
  source: "Stock.Indicators; TA-Lib BETA(a, b) is this with the two exchanged",
  degenerate: "the market does not vary: null; a price that is not above 0 is skipped",
  outputs: ["beta"],
  kernel: ({ value, other }, { n, on }) => ({ beta: onChanges(value, other, n, on, "beta") }),
});
