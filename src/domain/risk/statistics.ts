import type { Series } from "../indicators/series.ts";

/** Off the first value, so that equal values give exactly themselves. NaN of nothing. */
export function mean(x: Series): number {
  const first = x[0];
  if (first === undefined) return Number.NaN;
  let sum = 0;
  for (const value of x) sum += value - first;
  return first + sum / x.length;
}

/** Σ (x − mean)^power. */
export function central(x: Series, power: number): number {
  const centre = mean(x);
  let sum = 0;
  for (const value of x) sum += (value - centre) ** power;
  return sum;
}

/** √(Σ (x − mean)² ÷ (n − ddof)); 0 where it is no more than the rounding of returns (a constant growth); NaN below n = ddof + 1. */
export function deviation(x: Series, ddof: number): number {
  if (x.length <= ddof) return Number.NaN;
  const sd = Math.sqrt(central(x, 2) / (x.length - ddof));
  return sd < NOISE ? 0 : sd;
}

/** Returns are ratios near 1 less 1, so their last digit is 1e-16. */
const NOISE = 1e-15;

/** With linear interpolation between the sorted values (numpy's default, Excel PERCENTILE.INC). */
export function percentile(x: Series, share: number): number {
  const sorted = x.toSorted();
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [a, b] = [sorted[below] ?? Number.NaN, sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN];
  return a + (b - a) * (place - below);
}

export const minus = (x: Series, subtracted: Series | number): Series =>
  typeof subtracted === "number"
    ? x.map((value) => value - subtracted)
    : x.map((value, i) => value - (subtracted[i] as number));
