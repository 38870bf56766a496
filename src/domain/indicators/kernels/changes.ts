import { nothing, type Series } from "../series.ts";

export type Measure = "returns" | "log" | "price";

/** Simple or log returns from bar 1, or the prices themselves. A price that is not above 0 has no return. */
export function measured(x: Series, on: Measure): { values: Series; offset: 0 | 1 } {
  if (on === "price") return { values: x, offset: 0 };
  const values = new Float64Array(Math.max(0, x.length - 1));
  for (let i = 1; i < x.length; i++) {
    const ratio = (x[i] as number) / (x[i - 1] as number);
    values[i - 1] = on === "log" ? Math.log(ratio) : ratio - 1;
  }
  return { values, offset: 1 };
}

/** A line over `measured` values, laid back to the bars. */
export function shifted(line: Series, offset: 0 | 1, length: number): Series {
  if (offset === 0 || length === 0) return line;
  const back = nothing(length);
  back.set(line, 1);
  return back;
}

/**
 * Whether squares over n values are no more than rounding: deviation below 1e-13 of the scale. Returns of a constant growth
 * differ in their last digit; a correlation of such noise would be a number about nothing.
 */
export const isNoise = (squares: number, n: number, scale: number): boolean => !(squares > n * 1e-26 * scale * scale);

/** A price that is not above 0 has no return before or after it: such a bar counts as missing. */
export const positive = (prices: Series): Series => prices.map((price) => (price > 0 ? price : Number.NaN));
