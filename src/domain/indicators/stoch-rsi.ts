import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { choice, integer } from "./parameter.ts";
import { rsi } from "./rsi.ts";
import { from, type Series } from "./series.ts";
import { kdj, position } from "./stochastic.ts";

export const STOCH_RSI = defineIndicator({
  name: "stochrsi",
  title: "Stochastic RSI",
  formula: "stochastic of RSI(n) over its last k values: %K smoothed over s, %D over d",
  source: "T. Chande and S. Kroll; Stock.Indicators, TA-Lib; `unit=ratio` with s = 1: Tulip",
  warmUp: "%K from bar n+k+s−2, %D d−1 later",
  degenerate: "the RSI does not move over k bars: 0",
  parameters: {
    n: integer(14, 1, MOST, "Length of the RSI."),
    k: integer(14, 1, MOST, "Values of the RSI in the range."),
    s: integer(3, 1, MOST, "Smoothing of %K."),
    d: integer(3, 1, MOST, "Smoothing of %D."),
    unit: choice(["percent", "ratio"], "0 to 100, or 0 to 1."),
  },
  inputs: ["value"],
  outputs: ["k", "d"],
  first: ({ n, k, s }) => n + k + s - 2,
  lookback: ({ n, k, s, d }) => n + k + s + d - 3 + decay(wilderFactor(n)),
  kernel({ value }, { n, k, s, d, unit }) {
    const strength = rsi(value, n);
    const raw = from(n, strength, (part) => position(part, part, part, k));
    const lines = kdj(raw, n + k - 1, s, d, "sma");
    const scaled = (line: Series) => (unit === "ratio" ? line.map((x) => x / 100) : line);
    return { k: scaled(lines["k"] as Series), d: scaled(lines["d"] as Series) };
  },
});
