import { unfilled, type Series } from "../series.ts";

/**
 * Of each window of n pairs, from n−1: Σ(x−x̄)², Σ(y−ȳ)² and Σ(x−x̄)(y−ȳ). In blocks, about the pair where they meet, as
 * `windowMoments`. The five sums of a place lie side by side: one cache line instead of five.
 */
export function windowPairs(x: Series, y: Series, n: number): { xx: Series; yy: Series; xy: Series } {
  const { length } = x;
  const [xx, yy, xy] = [unfilled(length, n - 1), unfilled(length, n - 1), unfilled(length, n - 1)];
  if (n === 1) return { xx, yy, xy };
  const size = n - 1;
  const ends = new Float64Array(5 * size);
  for (let block = size; block < length; block += size) {
    const cx = x[block - 1] as number;
    const cy = y[block - 1] as number;
    let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
    for (let j = size - 1, t = 5 * size - 5; j >= 0; j--, t -= 5) {
      const d = (x[block - size + j] as number) - cx;
      const e = (y[block - size + j] as number) - cy;
      ends[t] = a += d;
      ends[t + 1] = b += e;
      ends[t + 2] = aa += d * d;
      ends[t + 3] = bb += e * e;
      ends[t + 4] = ab += d * e;
    }
    [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
    const stop = Math.min(size, length - block);
    for (let j = 0, t = 0; j < stop; j++, t += 5) {
      const d = (x[block + j] as number) - cx;
      const e = (y[block + j] as number) - cy;
      a += d;
      b += e;
      aa += d * d;
      bb += e * e;
      ab += d * e;
      const sumX = (ends[t] as number) + a;
      const sumY = (ends[t + 1] as number) + b;
      xx[block + j] = (ends[t + 2] as number) + aa - (sumX * sumX) / n;
      yy[block + j] = (ends[t + 3] as number) + bb - (sumY * sumY) / n;
      xy[block + j] = (ends[t + 4] as number) + ab - (sumX * sumY) / n;
    }
  }
  return { xx, yy, xy };
}
