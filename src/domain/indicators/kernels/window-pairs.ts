import { nothing, type Series } from "../series.ts";

/** Pearson's r, or cov(x, y) ÷ var(y). */
type Of = "correlation" | "beta";
type Scale = "price" | "one";

/** Bars after which the running sums are taken afresh, about the pair that is then the newest. */
const AFRESH = 128;
/**
 * How far the sums of squares may wander from those that a block begins with: the running one up, by what passes through it, and
 * that about a window's own mean down. Their quotient, 1e5, is what rounding is blown up by at most.
 */
const MOST = 300;
const LEAST = 3e-3;
/**
 * Squares of a deviation below 1e-13 of the scale are rounding, and count as 0. The scale of prices is the price; returns come
 * from a ratio near 1 and carry its last digit: those of a constant growth would else correlate in their noise.
 */
const NOISE = 1e-26;

/**
 * Correlation within [−1, 1] or beta of each window of n pairs (n at least 2), from n−1; missing where a column that it divides
 * by does not vary. Five running sums, whose rounding in a block is below 1e-14 of the largest they held; a block with a window
 * for which that is too much (a spike has left, the market went flat) is looked at again, window by window. So the error
 * stays below 1e-9.
 */
export function windowPairs(x: Series, y: Series, n: number, scale: Scale, of: Of): Series {
  const line = nothing(x.length);
  const step = Math.max(AFRESH, n);
  const share = 1 / n;
  const isBeta = of === "beta";
  for (let start = n - 1; start < x.length; start += step) {
    const cx = x[start] as number;
    const cy = y[start] as number;
    let a = 0;
    let b = 0;
    let aa = 0;
    let bb = 0;
    let ab = 0;
    for (let i = start - n + 1; i < start; i++) {
      const d = (x[i] as number) - cx;
      const e = (y[i] as number) - cy;
      a += d;
      b += e;
      aa += d * d;
      bb += e * e;
      ab += d * e;
    }
    const stop = Math.min(start + step, x.length);
    const mostX = MOST * aa;
    const mostY = MOST * bb;
    const leastX = Math.max(LEAST * aa, noise(n, scale, cx));
    const leastY = Math.max(LEAST * bb, noise(n, scale, cy));
    const firstX = aa - a * a * share;
    const firstY = bb - b * b * share;
    let doubtful = firstX > leastX && firstY > leastY ? 0 : 1;
    line[start] = quotient(firstX, firstY, ab - a * b * share, isBeta);
    for (let i = start + 1; i < stop; i++) {
      const d = (x[i] as number) - cx;
      const e = (y[i] as number) - cy;
      const p = (x[i - n] as number) - cx;
      const q = (y[i - n] as number) - cy;
      a += d - p;
      b += e - q;
      aa += (d - p) * (d + p);
      bb += (e - q) * (e + q);
      ab += d * e - p * q;
      const xx = aa - a * a * share;
      const yy = bb - b * b * share;
      line[i] = quotient(xx, yy, ab - a * b * share, isBeta);
      if (aa > mostX || bb > mostY || xx < leastX || yy < leastY) doubtful++;
    }
    if (doubtful > 0) for (let i = start; i < stop; i++) line[i] = oneByOne(x, y, i - n + 1, i, scale, isBeta);
  }
  return line;
}

function quotient(xx: number, yy: number, xy: number, isBeta: boolean): number {
  if (isBeta) return xy / yy;
  const r = xy / Math.sqrt(xx * yy);
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

/** The window from bar `first` to `last`, about its first pair and then about its mean. */
function oneByOne(x: Series, y: Series, first: number, last: number, scale: Scale, isBeta: boolean): number {
  const n = last - first + 1;
  const cx = x[first] as number;
  const cy = y[first] as number;
  let mx = 0;
  let my = 0;
  for (let i = first; i <= last; i++) {
    mx += (x[i] as number) - cx;
    my += (y[i] as number) - cy;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = first; i <= last; i++) {
    const d = (x[i] as number) - cx - mx / n;
    const e = (y[i] as number) - cy - my / n;
    xx += d * d;
    yy += e * e;
    xy += d * e;
  }
  const varies = yy > noise(n, scale, cy) && (isBeta || xx > noise(n, scale, cx));
  return varies ? quotient(xx, yy, xy, isBeta) : Number.NaN;
}

const noise = (n: number, scale: Scale, price: number): number => n * NOISE * (scale === "price" ? price * price : 1);
