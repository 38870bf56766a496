/**
 * The yardstick: each indicator as the loop that anyone would write over a Float64Array, running sums and all. It skips no gap
 * and loses digits (docs/analytics.md, accuracy); it is only fast.
 */
type Series = Float64Array;

const unfilled = (length: number, upTo: number): Series => new Float64Array(length).fill(Number.NaN, 0, upTo);

export function sma(x: Series, n: number): Series {
  const line = unfilled(x.length, n - 1);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += x[i] ?? 0;
    if (i >= n) sum -= x[i - n] ?? 0;
    if (i >= n - 1) line[i] = sum / n;
  }
  return line;
}

export function ema(x: Series, n: number): Series {
  const line = unfilled(x.length, n - 1);
  let average = 0;
  for (let i = 0; i < n; i++) average += (x[i] ?? 0) / n;
  line[n - 1] = average;
  const k = 2 / (n + 1);
  for (let i = n; i < x.length; i++) {
    average = (x[i] ?? 0) * k + average * (1 - k);
    line[i] = average;
  }
  return line;
}

export function rsi(x: Series, n: number): Series {
  const line = unfilled(x.length, n);
  let [gain, loss] = [0, 0];
  for (let i = 1; i < x.length; i++) {
    const change = (x[i] ?? 0) - (x[i - 1] ?? 0);
    const up = change > 0 ? change : 0;
    const down = change < 0 ? -change : 0;
    if (i <= n) {
      gain += up / n;
      loss += down / n;
    } else {
      gain = (gain * (n - 1) + up) / n;
      loss = (loss * (n - 1) + down) / n;
    }
    if (i >= n) line[i] = 100 - 100 / (1 + gain / loss);
  }
  return line;
}

export function bollinger(x: Series, n: number, m: number): Record<"middle" | "upper" | "lower", Series> {
  const [middle, upper, lower] = [unfilled(x.length, n - 1), unfilled(x.length, n - 1), unfilled(x.length, n - 1)];
  let [sum, square] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    sum += value;
    square += value * value;
    if (i >= n) {
      const old = x[i - n] ?? 0;
      sum -= old;
      square -= old * old;
    }
    if (i < n - 1) continue;
    const mean = sum / n;
    const sd = Math.sqrt(Math.max(0, square / n - mean * mean));
    middle[i] = mean;
    upper[i] = mean + m * sd;
    lower[i] = mean - m * sd;
  }
  return { middle, upper, lower };
}

export function correlation(x: Series, y: Series, n: number): Series {
  const line = unfilled(x.length, n - 1);
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const v = x[i] ?? 0;
    const w = y[i] ?? 0;
    a += v;
    b += w;
    aa += v * v;
    bb += w * w;
    ab += v * w;
    if (i >= n) {
      const p = x[i - n] ?? 0;
      const q = y[i - n] ?? 0;
      a -= p;
      b -= q;
      aa -= p * p;
      bb -= q * q;
      ab -= p * q;
    }
    if (i >= n - 1) line[i] = (n * ab - a * b) / Math.sqrt((n * aa - a * a) * (n * bb - b * b));
  }
  return line;
}
