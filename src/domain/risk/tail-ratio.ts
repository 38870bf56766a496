import { number } from "../indicators/parameter.ts";
import { defineFigure } from "./figure.ts";
import { percentile } from "./statistics.ts";

export const TAIL_RATIO = defineFigure({
  name: "tailRatio",
  title: "Tail ratio",
  formula: "|percentile(1 − level)| ÷ |percentile(level)|",
  source: "empyrical",
  parameters: { level: number(0.05, 0.000_1, 0.5, "Share of the returns in each tail.") },
  columns: ["returns"],
  fewest: 1,
  formulaOf({ returns }, { level }) {
    const low = Math.abs(percentile(returns, level));
    return low === 0 ? "no_tail" : Math.abs(percentile(returns, 1 - level)) / low;
  },
});
