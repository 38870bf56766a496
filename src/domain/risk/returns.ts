import { flag, number } from "../indicators/parameter.ts";
import type { Series } from "../indicators/series.ts";
import { defineFact } from "./figure.ts";

/**
 * Simple returns from prices, one fewer than prices. A missing price leaves two gaps, for there is no return across it; neither
 * is there one from a price that is not above 0.
 */
export function simpleReturns(prices: Series): Series {
  const returns = new Float64Array(Math.max(0, prices.length - 1));
  for (let i = 0; i < returns.length; i++) {
    const [before, now] = [prices[i] as number, prices[i + 1] as number];
    returns[i] = before > 0 ? now / before - 1 : Number.NaN;
  }
  return returns;
}

export const RETURNS = defineFact({
  name: "returns",
  title: "Returns",
  formula: "price ÷ price before − 1; `log`: the natural logarithm of that ratio. No return across a missing price",
  source: "all references agree",
  parameters: { log: flag(false, "Log returns instead of simple ones.") },
  columns: [],
  fewest: 1,
  formulaOf({ returns }, { log }) {
    const series = log ? returns.map((r) => finite(Math.log1p(r))) : returns;
    const last = series.at(-1) as number;
    return { value: Number.isNaN(last) ? "not_enough_returns" : last, series };
  },
});

/** ln 0, of a total loss, is no return. */
const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

export const CUMULATIVE_RETURN = defineFact({
  name: "cumulativeReturn",
  title: "Cumulative return",
  formula: "Π (1 + r) − 1, or start × Π (1 + r); a missing row counts 0",
  source: "empyrical",
  parameters: {
    start: number(0, 0, 1e12, "What it starts from: 0 gives the return, anything else the value it grew to."),
  },
  columns: [],
  fewest: 1,
  formulaOf({ returns }, { start }) {
    let wealth = 1;
    const series = returns.map((r) => {
      if (Number.isFinite(r)) wealth *= 1 + r;
      return start === 0 ? wealth - 1 : wealth * start;
    });
    return { value: series.at(-1) as number, series };
  },
});
