import { ema, emaFromFirst } from "./ema.ts";
import { decay, defineIndicator, emaFactor, MOST } from "./indicator.ts";
import { choice, integer } from "./parameter.ts";
import { from, type Lines, type Series } from "./series.ts";

interface Options {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
  readonly seed: "sma" | "first";
  readonly align: "own" | "slow";
}

export function macd(x: Series, { fast, slow, signal, seed, align }: Options): Lines {
  const line = difference(x, { fast, slow, seed, align });
  const average = seed === "first" ? emaFromFirst : ema;
  const mean = from(slow - 1, line, (part) => (part.length === 0 ? part : average(part, signal)));
  if (align === "slow") for (const series of [line, mean]) series.fill(Number.NaN, 0, slow + signal - 2);
  return { macd: line, signal: mean, histogram: line.map((value, i) => value - (mean[i] as number)) };
}

function difference(x: Series, { fast, slow, seed, align }: Omit<Options, "signal">): Series {
  if (x.length < slow) return new Float64Array(x.length).fill(Number.NaN);
  const long = seed === "first" ? emaFromFirst(x, slow) : ema(x, slow);
  const short =
    seed === "first"
      ? emaFromFirst(x, fast)
      : align === "slow"
        ? from(slow - fast, x, (part) => ema(part, fast))
        : ema(x, fast);
  const line = short.map((value, i) => value - (long[i] as number));
  line.fill(Number.NaN, 0, slow - 1);
  return line;
}

/** Why lengths of a fast and a slow average do not go together. */
export const notFaster = ({ fast, slow }: { readonly fast: number; readonly slow: number }): string | null =>
  fast < slow ? null : "fast must be less than slow";

export const MACD = defineIndicator({
  name: "macd",
  title: "Moving average convergence and divergence",
  formula: "macd = EMA(fast) − EMA(slow); signal = EMA(signal) of it; histogram = macd − signal",
  source: "Stock.Indicators; `align=slow`: TA-Lib; `seed=first`: Tulip",
  warmUp:
    "macd from bar slow−1, signal and histogram from slow+signal−2; `align=slow`: all from slow+signal−2; `seed=first`: all from slow−1",
  degenerate: "a flat market gives 0",
  parameters: {
    fast: integer(12, 1, MOST, "Length of the fast average; less than slow."),
    slow: integer(26, 2, MOST, "Length of the slow average."),
    signal: integer(9, 1, MOST, "Length of the signal's average."),
    seed: choice(["sma", "first"], "What each average starts from: the mean of its first values, or the first value."),
    align: choice(["own", "slow"], "`slow`: the fast average is seeded with the bars slow−fast to slow−1."),
  },
  inputs: ["value"],
  outputs: ["macd", "signal", "histogram"],
  first: ({ slow, signal, align }) => (align === "slow" ? slow + signal - 2 : slow - 1),
  lookback: ({ slow, signal }) => slow + signal - 2 + decay(emaFactor(slow)) + decay(emaFactor(signal)),
  refuse: notFaster,
  kernel: ({ value }, parameters) => macd(value, parameters),
});
