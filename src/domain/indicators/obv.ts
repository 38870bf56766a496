import { defineIndicator } from "./indicator.ts";
import { choice } from "./parameter.ts";
import type { Series } from "./series.ts";

export function obv(close: Series, volume: Series, start: number): Series {
  const line = new Float64Array(close.length);
  let sum = start;
  for (let i = 0; i < close.length; i++) {
    if (i > 0) sum += Math.sign((close[i] as number) - (close[i - 1] as number)) * (volume[i] as number);
    line[i] = sum;
  }
  return line;
}

export const OBV = defineIndicator({
  name: "obv",
  title: "On-balance volume",
  formula: "running sum of volume: added where the close rose, taken off where it fell",
  source: "J. Granville; Stock.Indicators, Tulip; `start=volume`: TA-Lib; `start=none`: trading-signals",
  warmUp: "from bar 0, `start=none`: from bar 1; its anchor is the first bar",
  degenerate: "an unchanged close, or no volume, leaves it",
  parameters: {
    start: choice(["zero", "volume", "none"], "The value of bar 0: 0, its volume, or none (counted from 0)."),
  },
  inputs: ["close", "volume"],
  outputs: ["obv"],
  first: ({ start }) => (start === "none" ? 1 : 0),
  lookback: () => null,
  kernel({ close, volume }, { start }) {
    const line = obv(close, volume, start === "volume" ? (volume[0] as number) : 0);
    if (start === "none") line.fill(Number.NaN, 0, 1);
    return { obv: line };
  },
});
