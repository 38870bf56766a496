import { defineIndicator } from "./indicator.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { integer } from "./parameter.ts";
import { unfilled } from "./series.ts";
import { typicalPrice } from "./typical-price.ts";

export const CCI = defineIndicator({
  name: "cci",
  title: "Commodity channel index",
  formula: "(t − mean) ÷ (0.015 · mean of |t − mean|) over n bars of the typical price t",
  source: "D. Lambert; TA-Lib, Stock.Indicators",
  warmUp: "from bar n−1",
  degenerate: "a flat market: 0",
  parameters: { n: integer(20, 1, 500, "Bars in the window.") },
  inputs: ["high", "low", "close"],
  outputs: ["cci"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel({ high, low, close }, { n }) {
    const price = typicalPrice(high, low, close);
    const { mean } = windowMoments(price, n);
    const line = unfilled(price.length, n - 1);
    for (let i = n - 1; i < price.length; i++) {
      const centre = mean[i] as number;
      let off = 0;
      for (let j = i - n + 1; j <= i; j++) off += Math.abs((price[j] as number) - centre);
      line[i] = off === 0 ? 0 : ((price[i] as number) - centre) / ((0.015 * off) / n);
    }
    return { cci: line };
  },
});
