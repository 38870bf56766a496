import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bollingerBands } from "./bollinger.ts";
import { CORRELATION } from "./correlation.ts";
import { INDICATORS, indicatorOf } from "./indicators.ts";
import { windowExtreme } from "./kernels/window-extreme.ts";
import { windowLine } from "./kernels/window-line.ts";
import { windowMoments } from "./kernels/window-moments.ts";
import { windowPairs } from "./kernels/window-pairs.ts";
import { windowSum } from "./kernels/window-sum.ts";
import { market } from "./market.testing.ts";
import { complete } from "./parameter.ts";
import { rsi } from "./rsi.ts";
import { sma } from "./sma.ts";

const figure = fc.oneof(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.constantFrom(0, 1, 100, 1e-12, 1e12));
const series = fc.array(figure, { minLength: 1, maxLength: 120 }).map((values) => Float64Array.from(values));
const windowed = fc.record({ x: series, n: fc.integer({ min: 1, max: 40 }) });

/** Each whole window of n, with the index of its last bar. */
const windows = (x: Float64Array, n: number) =>
  Array.from({ length: Math.max(0, x.length - n + 1) }, (_, k) => ({ end: k + n - 1, window: x.subarray(k, k + n) }));
const total = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0);
const close = (a: number, b: number, size: number, digits = 1e-10) => Math.abs(a - b) <= digits * size;

/** Off the first value all along, so that the yardstick does not round away what it measures. */
function twoPass(x: Float64Array): { mean: number; squares: number; off: Float64Array } {
  const first = x[0] ?? 0;
  const moved = x.map((value) => value - first);
  const mean = total(moved) / x.length;
  const off = moved.map((value) => value - mean);
  return { mean: first + mean, squares: total(off.map((value) => value ** 2)), off };
}

const r = (value: Float64Array, other: Float64Array) =>
  CORRELATION.compute({ value, other }, { n: 10, on: "price" })["correl"] ?? new Float64Array();

function lookback(name: string, n: number): number | null | undefined {
  const indicator = indicatorOf(name);
  return indicator?.lookback(complete(indicator.parameters, { n }));
}

describe("windows equal what a second look at each of them gives, whatever the values", () => {
  it("sum", () => {
    fc.assert(
      fc.property(windowed, ({ x, n }) => {
        const sums = windowSum(x, n);
        return windows(x, n).every(({ end, window }) => close(sums[end] ?? 0, total(window), total(window)));
      }),
    );
  });

  it("mean and squares", () => {
    fc.assert(
      fc.property(windowed, ({ x, n }) => {
        const { mean, squares } = windowMoments(x, n);
        return windows(x, n).every(({ end, window }) => {
          const exact = twoPass(window);
          return (
            close(mean[end] ?? 0, exact.mean, Math.max(...window)) &&
            close(squares[end] ?? 0, exact.squares, exact.squares)
          );
        });
      }),
    );
  });

  it("weights 1 to n", () => {
    fc.assert(
      fc.property(windowed, ({ x, n }) => {
        const { tilt } = windowLine(x, n);
        return windows(x, n).every(({ end, window }) => {
          const { off } = twoPass(window);
          const exact = total(off.map((value, k) => (k + 1) * value));
          return close(tilt[end] ?? 0, exact, n * total(off.map(Math.abs)));
        });
      }),
    );
  });

  it("correlation and beta of pairs", () => {
    fc.assert(
      fc.property(windowed, series, ({ x, n: any }, other) => {
        const n = Math.max(2, any);
        const y = x.map((_, i) => other[i % other.length] ?? 0);
        const [r, b] = [windowPairs(x, y, n, "price", "correlation"), windowPairs(x, y, n, "price", "beta")];
        return windows(x, n).every(({ end, window }) => {
          const beside = y.subarray(end - n + 1, end + 1);
          const [first, second] = [twoPass(window), twoPass(beside)];
          const both = total(first.off.map((value, k) => value * (second.off[k] ?? 0)));
          // Where the deviation is near the last digit of the values, what is found is a matter of rounding.
          const vague = (x: Float64Array, squares: number) => squares > 0 && squares < n * 1e-22 * Math.max(...x) ** 2;
          if (vague(x, first.squares) || vague(y, second.squares)) return true;
          const expectedR = both / Math.sqrt(first.squares * second.squares);
          return (
            (Number.isFinite(expectedR) ? close(r[end] ?? 0, expectedR, 1, 1e-9) : Number.isNaN(r[end])) &&
            (second.squares > 0
              ? close(b[end] ?? 0, both / second.squares, Math.sqrt(first.squares / second.squares), 1e-9)
              : Number.isNaN(b[end]))
          );
        });
      }),
      { numRuns: 300 },
    );
  });

  it("extremes", () => {
    fc.assert(
      fc.property(windowed, ({ x, n }) => {
        const [top, bottom] = [windowExtreme(x, n, 1), windowExtreme(x, n, -1)];
        return windows(x, n).every(
          ({ end, window }) => top[end] === Math.max(...window) && bottom[end] === Math.min(...window),
        );
      }),
    );
  });
});

describe("figures stay where they belong", () => {
  it("correlation within [−1, 1], symmetric, 1 with itself", () => {
    fc.assert(
      fc.property(series, series, (a, b) => {
        const length = Math.min(a.length, b.length);
        const [x, y] = [a.subarray(0, length), b.subarray(0, length)];
        const [there, back, self] = [r(x, y), r(y, x), r(x, x)];
        return there.every(
          (value, i) =>
            Object.is(value, back[i]) &&
            !(Math.abs(value) > 1) &&
            (Number.isNaN(self[i]) || Math.abs((self[i] ?? 0) - 1) < 1e-12),
        );
      }),
    );
  });

  it("Bollinger bands contain the mean, and the mean lies between lowest and highest", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 20 }), (x, n) => {
        const { middle, upper, lower } = bollingerBands(x, n, 2);
        const [top, bottom] = [windowExtreme(x, n, 1), windowExtreme(x, n, -1)];
        return windows(x, n).every(({ end }) => {
          const m = middle[end] ?? Number.NaN;
          const slack = 1e-12 * (top[end] ?? 0);
          return (
            m <= (upper[end] ?? 0) &&
            m >= (lower[end] ?? 0) &&
            m <= (top[end] ?? 0) + slack &&
            m >= (bottom[end] ?? 0) - slack
          );
        });
      }),
    );
  });

  it("RSI within [0, 100]", () => {
    fc.assert(
      fc.property(series, (x) => rsi(x, 5).every((value) => Number.isNaN(value) || (value >= 0 && value <= 100))),
    );
  });
});

it("stays within 1e-9 of a second look over 100,000 bars", () => {
  const { value, other } = market(100_000, 5);
  const n = 20;
  const means = sma(value, n);
  const { deviation } = bollingerBands(value, n, 2);
  const correlations =
    indicatorOf("correl")?.compute({ value, other }, { n, on: "price" })["correl"] ?? new Float64Array();
  const worst = { mean: 0, deviation: 0, correlation: 0 };
  for (let end = n - 1; end < value.length; end += 97) {
    const window = value.subarray(end - n + 1, end + 1);
    const beside = other.subarray(end - n + 1, end + 1);
    const [a, b] = [twoPass(window), twoPass(beside)];
    const sd = Math.sqrt(a.squares / n);
    const both = total(a.off.map((x, k) => x * (b.off[k] ?? 0)));
    worst.mean = Math.max(worst.mean, Math.abs((means[end] ?? 0) / a.mean - 1));
    worst.deviation = Math.max(worst.deviation, Math.abs((deviation[end] ?? 0) / sd - 1));
    worst.correlation = Math.max(
      worst.correlation,
      Math.abs((correlations[end] ?? 0) - both / Math.sqrt(a.squares * b.squares)),
    );
  }
  for (const error of Object.values(worst)) expect(error).toBeLessThan(1e-12);
});

it("weighs the start of a recursion with less than 1e-12 after the lookback", () => {
  // 373 steps of Wilder 14 and 2,764 of EMA 200, after the bars of the seed.
  expect(lookback("rsi", 14)).toBe(14 + 373);
  expect(lookback("ema", 200)).toBe(199 + 2_764);
  expect(INDICATORS.filter((indicator) => indicator.lookback(complete(indicator.parameters, {})) === null)).toEqual([
    indicatorOf("vwap"),
    indicatorOf("obv"),
  ]);
});
