import { unfilled, type Series } from "../series.ts";

/**
 * Of each window of n, from n−1: its mean, and its sum weighted 1…n (newest most) less what the mean alone would give,
 * Σ k·(x − mean). In blocks as `windowMoments`.
 */
export function windowLine(x: Series, n: number): { mean: Series; tilt: Series } {
  const { length } = x;
  if (n === 1) return { mean: x.slice(), tilt: new Float64Array(length) };
  const mean = unfilled(length, n - 1);
  const tilt = unfilled(length, n - 1);
  const size = n - 1;
  const endSums = new Float64Array(size);
  const endWeighted = new Float64Array(size);
  for (let block = size; block < length; block += size) {
    const c = x[block - 1] as number;
    let sum = 0;
    let weighted = 0;
    // One older value in front raises the weight of all that follow by one.
    for (let j = size - 1; j >= 0; j--) {
      endSums[j] = sum += (x[block - size + j] as number) - c;
      endWeighted[j] = weighted += sum;
    }
    sum = 0;
    weighted = 0;
    for (let j = 0; j < size && block + j < length; j++) {
      const d = (x[block + j] as number) - c;
      sum += d;
      weighted += (j + 1) * d;
      const off = ((endSums[j] as number) + sum) / n;
      mean[block + j] = c + off;
      tilt[block + j] = (endWeighted[j] as number) + weighted + (size - j) * sum - ((n * (n + 1)) / 2) * off;
    }
  }
  return { mean, tilt };
}
