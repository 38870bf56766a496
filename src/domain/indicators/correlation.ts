import { skipGaps } from "./gaps.ts";
import { defineIndicator, MOST } from "./indicator.ts";
import { isNoise, measured, positive, shifted, type Measure } from "./kernels/changes.ts";
import { windowPairs } from "./kernels/window-pairs.ts";
import { choice, integer } from "./parameter.ts";
import { unfilled, type Series } from "./series.ts";

/** Pearson's r of each window of n pairs, from n−1, within [−1, 1]; missing where one of the two does not vary. */
export function correlation(x: Series, y: Series, n: number, on: Measure): Series {
  const { xx, yy, xy } = windowPairs(x, y, n);
  const line = unfilled(x.length, n - 1);
  for (let i = n - 1; i < x.length; i++) {
    const [a, b] = [xx[i] as number, yy[i] as number];
    if (isNoise(a, n, scaleOf(x, i, on)) || isNoise(b, n, scaleOf(y, i, on))) line[i] = Number.NaN;
    else line[i] = Math.max(-1, Math.min(1, (xy[i] as number) / Math.sqrt(a * b)));
  }
  return line;
}

/** cov(asset, market) ÷ var(market) of each window of n pairs. */
export function beta(asset: Series, market: Series, n: number, on: Measure): Series {
  const { yy, xy } = windowPairs(asset, market, n);
  return yy.map((b, i) => (isNoise(b, n, scaleOf(market, i, on)) ? Number.NaN : (xy[i] as number) / b));
}

/** Returns come from a ratio near 1, and carry its rounding; prices carry their own. */
const scaleOf = (x: Series, i: number, on: Measure): number => (on === "price" ? (x[i] as number) : 1);

type Pairwise = (x: Series, y: Series, n: number, on: Measure) => Series;

function onChanges(x: Series, y: Series, n: number, on: Measure, pairwise: Pairwise): Series {
  const columns = on === "price" ? [x, y] : [positive(x), positive(y)];
  const { line } = skipGaps(columns, ([a, b]) => {
    const [first, second] = [measured(a as Series, on), measured(b as Series, on)];
    return { line: shifted(pairwise(first.values, second.values, n, on), first.offset, a?.length ?? 0) };
  }) as { line: Series };
  return line;
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
  kernel: ({ value, other }, { n, on }) => ({ correl: onChanges(value, other, n, on, correlation) }),
});

export const BETA = defineIndicator({
  ...shared,
  name: "beta",
  title: "Rolling beta",
  formula: "cov(returns, other's returns) ÷ var(other's returns) over the last n bars; `other` is the market",
  source: "Stock.Indicators; TA-Lib BETA(a, b) is this with the two exchanged",
  degenerate: "the market does not vary: null; a price that is not above 0 is skipped",
  outputs: ["beta"],
  kernel: ({ value, other }, { n, on }) => ({ beta: onChanges(value, other, n, on, beta) }),
});
