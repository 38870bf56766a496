import { skipGaps } from "./gaps.ts";
import { defineIndicator, MOST } from "./indicator.ts";
import { measured, positive, shifted } from "./kernels/changes.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { choice, integer } from "./parameter.ts";
import type { Series } from "./series.ts";

export const VOLATILITY = defineIndicator({
  name: "volatility",
  title: "Rolling volatility",
  formula: "deviation of the last n returns × √year",
  source: "empyrical; `ddof=0`, `year=252`: Tulip",
  warmUp: "from bar n",
  degenerate: "a flat market gives 0; a price that is not above 0 is skipped",
  parameters: {
    n: integer(30, 2, MOST, "Returns in the window."),
    year: integer(365, 1, 525_600, "Bars in a year."),
    ddof: integer(1, 0, 1, "1: sample deviation, 0: population deviation."),
    on: choice(["returns", "log"], "Simple or log returns."),
  },
  inputs: ["value"],
  outputs: ["volatility"],
  first: ({ n }) => n,
  lookback: ({ n }) => n,
  kernel: ({ value }, { n, year, ddof, on }) =>
    skipGaps([positive(value)], ([prices]) => {
      const { squares } = windowMoments(measured(prices as Series, on), n);
      return {
        volatility: shifted(
          squares.map((sum) => Math.sqrt((sum / (n - ddof)) * year)),
          prices?.length ?? 0,
        ),
      };
    }),
});
