import { defineIndicator, MOST } from "./indicator.ts";
import { windowSum } from "./kernels/window-sum.ts";
import { integer } from "./parameter.ts";
import { strength } from "./rsi.ts";
import { from } from "./series.ts";
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
    const flow = (sign: 1 | -1) =>
      price.map((p, i) => (i > 0 && sign * (p - (price[i - 1] as number)) > 0 ? p * (volume[i] as number) : 0));
    const sums = (sign: 1 | -1) => from(1, flow(sign), (part) => windowSum(part, n));
    const [positive, negative] = [sums(1), sums(-1)];
    return {
      mfi: positive.map((p, i) => (Number.isNaN(p) ? p : strength(p, negative[i] as number))),
    };
  },
});
