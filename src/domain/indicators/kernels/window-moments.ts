import { unfilled, type Series } from "../series.ts";

/**
 * Mean and sum of squared deviations of each window of n, from n−1. A window is the end of one block and the beginning of the
 * next, summed about the value c where they meet. c is in the window, so (mean − c)² ≤ (n−1) · variance and the subtraction at
 * the end costs at most a factor n of the last digit, whatever came before; equal values give exactly 0.
 */
export function windowMoments(x: Series, n: number): { mean: Series; squares: Series } {
  const { length } = x;
  if (n === 1) return { mean: x.slice(), squares: new Float64Array(length) };
  const mean = unfilled(length, n - 1);
  const squares = unfilled(length, n - 1);
  const size = n - 1;
  const endSums = new Float64Array(size);
  const endSquares = new Float64Array(size);
  for (let block = size; block < length; block += size) {
    const c = x[block - 1] as number;
    let sum = 0;
    let square = 0;
    for (let j = size - 1; j >= 0; j--) {
      const d = (x[block - size + j] as number) - c;
      endSums[j] = sum += d;
      endSquares[j] = square += d * d;
    }
    sum = 0;
    square = 0;
    const stop = Math.min(size, length - block);
    for (let j = 0; j < stop; j++) {
      const d = (x[block + j] as number) - c;
      sum += d;
      square += d * d;
      const off = ((endSums[j] as number) + sum) / n;
      const about = (endSquares[j] as number) + square - n * off * off;
      mean[block + j] = c + off;
      squares[block + j] = about > 0 ? about : 0;
    }
  }
  return { mean, squares };
}
