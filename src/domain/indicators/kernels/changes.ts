import { nothing, type Series } from "../series.ts";

export type Measure = "returns" | "log" | "price";

/** A price that is not above 0 has no return before or after it: such a bar counts as missing. */
export const positive = (prices: Series): Series => prices.map((price) => (price > 0 ? price : Number.NaN));

/** Simple or log returns, one fewer than prices. */
export function measured(x: Series, on: "returns" | "log"): Series {
  const values = new Float64Array(Math.max(0, x.length - 1));
  for (let i = 1; i < x.length; i++) {
    const ratio = (x[i] as number) / (x[i - 1] as number);
    values[i - 1] = on === "log" ? Math.log(ratio) : ratio - 1;
  }
  return values;
}

/** A line over returns, laid back to the bars: the first return belongs to bar 1. */
export function shifted(line: Series, bars: number): Series {
  const back = nothing(bars);
  if (bars > 0) back.set(line, 1);
  return back;
}
