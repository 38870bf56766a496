import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { integer } from "./parameter.ts";
import { from, type Series } from "./series.ts";
import { firstRange, trueRange } from "./true-range.ts";
import { wilder } from "./wilder.ts";

type First = "none" | "highlow";

export function atr(high: Series, low: Series, close: Series, n: number, first: First): Series {
  const range = trueRange(high, low, close);
  return from(first === "none" ? 1 : 0, range, (part) => wilder(part, n));
}

const shared = {
  source: "TA-Lib, Stock.Indicators; `firstRange=highlow`: Tulip, StockCharts",
  warmUp: "from bar n; `firstRange=highlow`: from bar n−1",
  parameters: { n: integer(14, 1, MOST, "Length of Wilder's average."), firstRange },
  inputs: ["high", "low", "close"],
  first: ({ n, firstRange: first }: { readonly n: number; readonly firstRange: First }) =>
    first === "none" ? n : n - 1,
  lookback: ({ n }: { readonly n: number }) => n + decay(wilderFactor(n)),
} as const;

export const ATR = defineIndicator({
  ...shared,
  name: "atr",
  title: "Average true range",
  formula: "Wilder's average of the true range, seeded with the mean of the first n",
  degenerate: "a flat market gives 0",
  outputs: ["atr"],
  kernel: ({ high, low, close }, { n, firstRange: first }) => ({ atr: atr(high, low, close, n, first) }),
});

export const NATR = defineIndicator({
  ...shared,
  name: "natr",
  title: "Normalised average true range",
  formula: "100·ATR ÷ close, in percent",
  degenerate: "a flat market gives 0; a close of 0: null",
  outputs: ["natr"],
  kernel: ({ high, low, close }, { n, firstRange: first }) => ({
    natr: atr(high, low, close, n, first).map((range, i) =>
      close[i] === 0 ? Number.NaN : (100 * range) / (close[i] as number),
    ),
  }),
});
