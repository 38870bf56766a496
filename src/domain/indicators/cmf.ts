import { defineIndicator, MOST } from "./indicator.ts";
import { windowSum } from "./kernels/window-sum.ts";
import { integer } from "./parameter.ts";

export const CMF = defineIndicator({
  name: "cmf",
  title: "Chaikin money flow",
  formula: "Σ m·volume ÷ Σ volume over n bars, m = ((close − low) − (high − close)) ÷ (high − low)",
  source: "M. Chaikin; Stock.Indicators, Tulip",
  warmUp: "from bar n−1",
  degenerate: "a bar without range counts 0; no volume in the window: null",
  parameters: { n: integer(20, 1, MOST, "Bars in the window.") },
  inputs: ["high", "low", "close", "volume"],
  outputs: ["cmf"],
  first: ({ n }) => n - 1,
  lookback: ({ n }) => n - 1,
  kernel({ high, low, close, volume }, { n }) {
    const flow = close.map((c, i) => {
      const h = high[i] as number;
      const l = low[i] as number;
      return h === l ? 0 : ((c - l - (h - c)) / (h - l)) * (volume[i] as number);
    });
    const [flows, amount] = [windowSum(flow, n), windowSum(volume, n)];
    return { cmf: flows.map((sum, i) => (amount[i] === 0 ? Number.NaN : sum / (amount[i] as number))) };
  },
});
