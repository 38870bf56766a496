import { smooth } from "./ema.ts";
import { decay, defineIndicator, MOST, wilderFactor } from "./indicator.ts";
import { windowExtreme } from "./kernels/window-extreme.ts";
import { choice, integer } from "./parameter.ts";
import { from, nothing, type Lines, type Series } from "./series.ts";
import { sma } from "./sma.ts";

type Average = "sma" | "smma";

/** Where the close lies between lowest low and highest high of n bars, in percent; 0 where they are one. */
export function position(high: Series, low: Series, close: Series, n: number): Series {
  const [top, bottom] = [windowExtreme(high, n, 1), windowExtreme(low, n, -1)];
  const line = nothing(close.length);
  for (let i = n - 1; i < close.length; i++) {
    const span = (top[i] as number) - (bottom[i] as number);
    line[i] = span === 0 ? 0 : 100 * (((close[i] as number) - (bottom[i] as number)) / span);
  }
  return line;
}

/** SMMA is seeded with its first value, as Stock.Indicators does it. */
const smoothed = (x: Series, n: number, average: Average): Series =>
  average === "sma" || x.length === 0 ? sma(x, n) : smooth(x, wilderFactor(n), 0, x[0] as number);

/** Smooths `raw`, which has values from `first` on, to %K and that to %D. */
export function kdj(raw: Series, first: number, s: number, d: number, average: Average): Lines {
  const k = from(first, raw, (part) => smoothed(part, s, average));
  const firstK = first + (average === "sma" ? s - 1 : 0);
  const signal = from(firstK, k, (part) => smoothed(part, d, average));
  return { k, d: signal, j: k.map((value, i) => 3 * value - 2 * (signal[i] as number)) };
}

export const STOCHASTIC = defineIndicator({
  name: "stochastic",
  title: "Stochastic oscillator",
  formula:
    "raw = 100·(close − lowest low) ÷ (highest high − lowest low) of k bars; %K its average over s, %D the average of %K over d; J = 3·%K − 2·%D",
  source: "G. Lane; Stock.Indicators; `emit=together`: TA-Lib",
  warmUp: "%K from bar k+s−2, %D and J d−1 later; `ma=smma`: all from k−1",
  degenerate: "highest high equals lowest low: raw is 0",
  parameters: {
    k: integer(14, 1, MOST, "Bars of the range."),
    s: integer(3, 1, MOST, "Smoothing of %K; 1 for the fast stochastic."),
    d: integer(3, 1, MOST, "Smoothing of %D."),
    emit: choice(["each", "together"], "`together`: %K only where there is a %D."),
    ma: choice(["sma", "smma"], "How it is smoothed: simple mean, or Wilder's average seeded with its first value."),
  },
  inputs: ["high", "low", "close"],
  outputs: ["k", "d", "j"],
  first: ({ k, s, d, emit, ma }) => k - 1 + (ma === "smma" ? 0 : s - 1 + (emit === "together" ? d - 1 : 0)),
  lookback: ({ k, s, d, ma }) =>
    k - 1 + (ma === "sma" ? s - 1 + d - 1 : decay(wilderFactor(s)) + decay(wilderFactor(d))),
  kernel({ high, low, close }, { k, s, d, emit, ma }) {
    const lines = kdj(position(high, low, close, k), k - 1, s, d, ma);
    if (emit === "each") return lines;
    return {
      ...lines,
      k: (lines["k"] as Series).map((value, i) => (Number.isNaN(lines["d"]?.[i]) ? Number.NaN : value)),
    };
  },
});
