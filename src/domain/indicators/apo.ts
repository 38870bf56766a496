import { ema, emaFromFirst } from "./ema.ts";
import { decay, defineIndicator, emaFactor, MOST } from "./indicator.ts";
import { notFaster } from "./macd.ts";
import { choice, integer } from "./parameter.ts";
import { nothing, type Series } from "./series.ts";

interface Options {
  readonly fast: number;
  readonly slow: number;
  readonly seed: "sma" | "first";
}

/** Fast and slow average over the bars that have a value: from slow−1; with `seed=first` from 1, for bar 0 has but one price. */
export function fastAndSlow(x: Series, { fast, slow, seed }: Options): { short: Series; long: Series } {
  if (x.length === 0) return { short: nothing(0), long: nothing(0) };
  const average = seed === "first" ? emaFromFirst : ema;
  const [short, long] = [average(x, fast), average(x, slow)];
  long.fill(Number.NaN, 0, seed === "first" ? 1 : Math.min(x.length, slow - 1));
  return { short, long };
}

export const fastAndSlowParameters = {
  fast: integer(12, 1, MOST, "Length of the fast average; less than slow."),
  slow: integer(26, 2, MOST, "Length of the slow average."),
  seed: choice(["sma", "first"], "What each average starts from: the mean of its first values, or the first value."),
} as const;

export const firstOfBoth = ({ slow, seed }: Options): number => (seed === "first" ? 1 : slow - 1);
export const lookbackOfBoth = ({ slow }: Options): number => slow - 1 + decay(emaFactor(slow));

export const APO = defineIndicator({
  name: "apo",
  title: "Absolute price oscillator",
  formula: "EMA(fast) − EMA(slow)",
  source: "StockCharts; `seed=first`: Tulip",
  warmUp: "from bar slow−1; `seed=first`: from bar 1",
  degenerate: "a flat market gives 0",
  parameters: fastAndSlowParameters,
  inputs: ["value"],
  outputs: ["apo"],
  first: firstOfBoth,
  lookback: lookbackOfBoth,
  refuse: notFaster,
  kernel({ value }, parameters) {
    const { short, long } = fastAndSlow(value, parameters);
    return { apo: short.map((s, i) => s - (long[i] as number)) };
  },
});
