import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { integer } from "./parameter.ts";
import { unfilled, type Series } from "./series.ts";

/** 100·gain ÷ (gain + loss): 100 where nothing was lost, 50 where nothing moved. */
export function strength(gain: number, loss: number): number {
  if (loss === 0) return gain === 0 ? 50 : 100;
  return (100 * gain) / (gain + loss);
}

export function rsi(x: Series, n: number): Series {
  const line = unfilled(x.length, n);
  if (x.length <= n) return line;
  let gain = 0;
  let loss = 0;
  let last = x[0] as number;
  for (let i = 1; i <= n; i++) {
    const change = (x[i] as number) - last;
    last = x[i] as number;
    if (change > 0) gain += change;
    else loss -= change;
  }
  gain /= n;
  loss /= n;
  line[n] = strength(gain, loss);
  const a = wilderFactor(n);
  for (let i = n + 1; i < x.length; i++) {
    const change = (x[i] as number) - last;
    last = x[i] as number;
    const up = change > 0 ? change : 0;
    gain += a * (up - gain);
    loss += a * (up - change - loss);
    line[i] = loss === 0 ? strength(gain, loss) : (100 * gain) / (gain + loss);
  }
  return line;
}

export const RSI = defineIndicator({
  name: "rsi",
  title: "Relative strength index",
  formula:
    "100·G ÷ (G + L), G and L Wilder's averages of gains and losses, seeded with the mean of the first n changes",
  source: "J. W. Wilder, 1978; TA-Lib, Stock.Indicators, Tulip",
  warmUp: "from bar n",
  degenerate: "nothing lost: 100; no change at all: 50 (TA-Lib says 0, other libraries 100)",
  parameters: { n: integer(14, 1, MOST, "Length of Wilder's averages.") },
  inputs: ["value"],
  outputs: ["rsi"],
  first: ({ n }) => n,
  lookback: ({ n }) => n + decay(wilderFactor(n)),
  kernel: ({ value }, { n }) => ({ rsi: rsi(value, n) }),
});
