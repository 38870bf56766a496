import { fastAndSlow, fastAndSlowParameters, firstOfBoth, lookbackOfBoth } from "./apo.ts";
import { defineIndicator } from "./indicator.ts";
import { notFaster } from "./macd.ts";

export const PPO = defineIndicator({
  name: "ppo",
  title: "Percentage price oscillator",
  formula: "100·(EMA(fast) − EMA(slow)) ÷ EMA(slow), in percent",
  source: "StockCharts; `seed=first`: Tulip",
  warmUp: "from bar slow−1; `seed=first`: from bar 1",
  degenerate: "a flat market gives 0; a slow average of 0: null",
  parameters: fastAndSlowParameters,
  inputs: ["value"],
  outputs: ["ppo"],
  first: firstOfBoth,
  lookback: lookbackOfBoth,
  refuse: notFaster,
  kernel({ value }, parameters) {
    const { short, long } = fastAndSlow(value, parameters);
    return {
      ppo: short.map((s, i) => {
        const l = long[i] as number;
        return l === 0 ? Number.NaN : (100 * (s - l)) / l;
      }),
    };
  },
});
