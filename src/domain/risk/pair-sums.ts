import type { Series } from "../indicators/series.ts";
import { mean } from "./statistics.ts";

/** Σ (x−x̄)², Σ (y−ȳ)², Σ (x−x̄)(y−ȳ); a sum of squares that is mere rounding of returns is 0. */
export function pairSums(x: Series, y: Series): { xx: number; yy: number; xy: number } {
  const [a, b] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const d = (x[i] as number) - a;
    const e = (y[i] as number) - b;
    xx += d * d;
    yy += e * e;
    xy += d * e;
  }
  const noise = x.length * 1e-30;
  return { xx: xx <= noise ? 0 : xx, yy: yy <= noise ? 0 : yy, xy };
}
