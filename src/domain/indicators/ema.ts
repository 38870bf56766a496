import { decay, defineIndicator, emaFactor, MOST } from "./indicator.ts";
import { choice, integer } from "./parameter.ts";
import { nothing, type Series } from "./series.ts";

/** e ← e + a·(x − e) from bar `start`, whose own value is `seed`. Written so that a flat market stays exactly where it is. */
export function smooth(x: Series, a: number, start: number, seed: number): Series {
  const line = nothing(x.length);
  if (start >= x.length) return line;
  let e = seed;
  line[start] = e;
  for (let i = start + 1; i < x.length; i++) {
    e += a * ((x[i] as number) - e);
    line[i] = e;
  }
  return line;
}

export function meanOf(x: Series, start: number, stop: number): number {
  let sum = 0;
  for (let i = start; i < stop; i++) sum += x[i] as number;
  return sum / (stop - start);
}

/** Seeded with the mean of the first n, from n−1. */
export const ema = (x: Series, n: number): Series => smooth(x, emaFactor(n), n - 1, meanOf(x, 0, n));

/** Seeded with the first value, from bar 0. */
export const emaFromFirst = (x: Series, n: number): Series => smooth(x, emaFactor(n), 0, x[0] as number);

export const EMA = defineIndicator({
  name: "ema",
  title: "Exponential moving average",
  formula: "e ← e + k·(x − e) with k = 2 ÷ (n + 1)",
  source: "TA-Lib, Stock.Indicators; `seed=first`: TA-Lib in Metastock mode; `emit=all`: Tulip, trading-signals",
  warmUp: "from bar n−1; `emit=all`: from bar 0",
  degenerate: "a flat market gives its price",
  parameters: {
    n: integer(20, 1, MOST, "Length; weighs a new value 2 ÷ (n + 1)."),
    seed: choice(["sma", "first"], "What it starts from: the mean of the first n values, or the first value."),
    emit: choice(["seeded", "all"], "`all`: values from bar 0 on, which only `seed=first` has; it implies that seed."),
  },
  inputs: ["value"],
  outputs: ["ema"],
  first: ({ n, emit }) => (emit === "all" ? 0 : n - 1),
  lookback: ({ n }) => n - 1 + decay(emaFactor(n)),
  kernel({ value }, { n, seed, emit }) {
    if (seed === "sma" && emit === "seeded") return { ema: ema(value, n) };
    const line = emaFromFirst(value, n);
    if (emit === "seeded") line.fill(Number.NaN, 0, n - 1);
    return { ema: line };
  },
});
