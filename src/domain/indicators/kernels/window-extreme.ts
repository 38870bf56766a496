import { unfilled, type Series } from "../series.ts";

/**
 * Highest (`sign` 1) or lowest (`sign` −1) value of each window of n, from n−1. Kept are only the bars that can still become
 * the extreme, in order, so each bar enters and leaves once.
 */
export function windowExtreme(x: Series, n: number, sign: 1 | -1): Series {
  const extremes = unfilled(x.length, n - 1);
  const queue = new Int32Array(x.length);
  let head = 0;
  let tail = 0;
  for (let i = 0; i < x.length; i++) {
    const value = sign * (x[i] as number);
    while (tail > head && sign * (x[queue[tail - 1] as number] as number) <= value) tail--;
    queue[tail++] = i;
    if ((queue[head] as number) <= i - n) head++;
    if (i >= n - 1) extremes[i] = x[queue[head] as number] as number;
  }
  return extremes;
}
