import { defineIndicator, MOST } from "./indicator.ts";
import { windowSum } from "./kernels/window-sum.ts";
import { integer } from "./parameter.ts";

export const VWMA = defineIndicator({
  name: "vwma",
  title: "Volume-weighted moving average",
  formula: "Σ close × volume ÷ Σ volume over the last n bars",
  source: "Stock.Indicators, Tulip",
  warmUp: "from bar n−1",
  degenerate: "no volume in the window: null",
  parameters: { n: integer(20, 1, MOST, "Bars in the window.") },
  inputs: ["close", "volume"],
  outputs: ["vwma"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel({ close, volume }, { n }) {
    const value = windowSum(
      close.map((c, i) => c * (volume[i] as number)),
      n,
    );
    const amount = windowSum(volume, n);
    return { vwma: value.map((v, i) => (amount[i] === 0 ? Number.NaN : v / (amount[i] as number))) };
  },
});
