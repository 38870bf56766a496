import { unfilled, type Series } from "../series.ts";

/**
 * Sum of each window of n, from n−1, without ever taking anything away: a window is the end of one block and the beginning of
 * the next. So nothing drifts, and a window of zeros after large values is exactly 0.
 */
export function windowSum(x: Series, n: number): Series {
  if (n === 1) return x.slice();
  const sums = unfilled(x.length, n - 1);
  const size = n - 1;
  const ends = new Float64Array(size);
  for (let block = size; block < x.length; block += size) {
    let end = 0;
    for (let j = size - 1; j >= 0; j--) ends[j] = end += x[block - size + j] as number;
    let beginning = 0;
    for (let j = 0; j < size && block + j < x.length; j++) {
      beginning += x[block + j] as number;
      sums[block + j] = (ends[j] as number) + beginning;
    }
  }
  return sums;
}
