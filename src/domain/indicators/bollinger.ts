import { ema } from "./ema.ts";
import { decay, defineIndicator, emaFactor, MOST } from "./indicator.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { choice, integer, number } from "./parameter.ts";
import { nothing, unfilled, type Series } from "./series.ts";

export interface Bands {
  readonly middle: Series;
  readonly upper: Series;
  readonly lower: Series;
  readonly deviation: Series;
}

/** The bands alone. The deviation is about the window's own mean, whatever the middle is. */
export function bollingerBands(x: Series, n: number, m: number, ddof = 0, ma: "sma" | "ema" = "sma"): Bands {
  const { mean, squares: deviation } = windowMoments(x, n);
  const middle = ma === "ema" ? ema(x, n) : mean;
  const [upper, lower] = [unfilled(x.length, n - 1), unfilled(x.length, n - 1)];
  for (let i = n - 1; i < x.length; i++) {
    const sd = Math.sqrt((deviation[i] as number) / (n - ddof));
    const centre = middle[i] as number;
    deviation[i] = sd;
    upper[i] = centre + m * sd;
    lower[i] = centre - m * sd;
  }
  return { middle, upper, lower, deviation };
}

export const BOLLINGER = defineIndicator({
  name: "bollinger",
  title: "Bollinger bands",
  formula:
    "middle = SMA(n); upper, lower = middle ± m·s, s the population deviation of the window; percentB = (x − lower) ÷ (upper − lower); width = (upper − lower) ÷ middle; z = (x − middle) ÷ s",
  source: "J. Bollinger; all references use the population deviation",
  warmUp: "from bar n−1",
  degenerate: "a flat market: both bands at the price; percentB, width and z are null where s is 0",
  parameters: {
    n: integer(20, 2, MOST, "Bars in the window."),
    m: number(2, 0.01, 100, "Deviations between middle and band."),
    ddof: integer(0, 0, 1, "0: population deviation, 1: sample deviation."),
    ma: choice(["sma", "ema"], "The middle line; the deviation stays about the window's own mean."),
  },
  inputs: ["value"],
  outputs: ["middle", "upper", "lower", "percentB", "width", "z"],
  first: ({ n }) => n - 1,
  lookback: ({ n, ma }) => n - 1 + (ma === "ema" ? decay(emaFactor(n)) : 0),
  kernel({ value }, { n, m, ddof, ma }) {
    const { deviation, ...bands } = bollingerBands(value, n, m, ddof, ma);
    const [percentB, width, z] = [nothing(value.length), nothing(value.length), nothing(value.length)];
    for (let i = n - 1; i < value.length; i++) {
      const sd = deviation[i] as number;
      if (sd === 0) continue;
      const middle = bands.middle[i] as number;
      const off = ((value[i] as number) - middle) / sd;
      z[i] = off;
      percentB[i] = 0.5 + off / (2 * m);
      if (middle !== 0) width[i] = (2 * m * sd) / middle;
    }
    return { ...bands, percentB, width, z };
  },
});
