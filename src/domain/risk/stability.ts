import { defineFigure } from "./figure.ts";
import { pairSums } from "./pair-sums.ts";

export const STABILITY = defineFigure({
  name: "stability",
  title: "Stability",
  formula: "R² of a line through the cumulative log returns, by row",
  source: "empyrical",
  parameters: {},
  columns: ["returns"],
  fewest: 2,
  formulaOf({ returns }) {
    let wealth = 0;
    const grown = returns.map((r) => (wealth += Math.log1p(r)));
    if (!Number.isFinite(wealth)) return "total_loss";
    const { xx, yy, xy } = pairSums(
      grown,
      grown.map((_, row) => row),
    );
    return xx === 0 ? "no_deviation" : (xy * xy) / (xx * yy);
  },
});
