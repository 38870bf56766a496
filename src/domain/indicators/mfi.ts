import { defineIndicator, MOST } from "./indicator.ts";
import { windowSum } from "./kernels/window-sum.ts";
import { integer } from "./parameter.ts";
import { strength } from "./rsi.ts";
import { from, unfilled } from "./series.ts";
import { typicalPrice } from "./typical-price.ts";

export const MFI = defineIndicator({
  name: "mfi",
  title: "Money flow index",
  formula:
    "100·P ÷ (P + N), P and N the sums of typical price × volume over n bars whose typical price rose, or fell; unchanged counts to neither",
  source: "TA-Lib, Stock.Indicators",
  warmUp: "from bar n",
  degenerate: "no flow at all (flat, or no volume): 50; none out: 100",
  parameters: { n: integer(14, 1, MOST, "Bars in the window.") },
  inputs: ["high", "low", "close", "volume"],
  outputs: ["mfi"],
  first: ({ n }) => n,
  lookback: ({ n }) => n,
  kernel({ high, low, close, volume }, { n }) {
    const price = typicalPrice(high, low, close);
    const into = new Float64Array(price.length);
    const out = new Float64Array(price.length);
    for (let i = 1; i < price.length; i++) {
      const p = price[i] as number;
      const before = price[i - 1] as number;
      if (p !== before) (p > before ? into : out)[i] = p * (volume[i] as number);
    }
    const [positive, negative] = [into, out].map((flow) => from(1, flow, (part) => windowSum(part, n)));
    const line = unfilled(price.length, n);
    for (let i = n; i < line.length; i++) line[i] = strength(positive?.[i] as number, negative?.[i] as number);
    return { mfi: line };
  },
});
