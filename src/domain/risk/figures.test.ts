import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complete, type Value } from "../indicators/parameter.ts";
import { fromNullable } from "../indicators/series.ts";
import { correlationMatrix } from "./correlation.ts";
import { drawdowns } from "./drawdown.ts";
import type { Answer } from "./figure.ts";
import { FIGURES, figureOf } from "./figures.ts";
import { normalQuantile } from "./normal.ts";
import { simpleReturns } from "./returns.ts";
import { riskData, slice, type RiskData } from "./risk-data.ts";

function figure(name: string, data: RiskData, given: Readonly<Record<string, Value>> = {}): Answer {
  const found = figureOf(name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found.compute(data, complete(found.parameters, given));
}

const anyReturn = fc.double({ min: -0.9, max: 3, noNaN: true });
const column = fc.array(anyReturn, { minLength: 40, maxLength: 40 }).map((values) => Float64Array.from(values));
const of = (...returns: (number | null)[]) => riskData(fromNullable(returns));
const wave = Float64Array.from({ length: 60 }, (_, i) => 0.01 * Math.sin(i * 1.7) + 0.001);
const market = Float64Array.from({ length: 60 }, (_, i) => 0.01 * Math.sin(i * 1.7 + 0.4));
const dates = Float64Array.from({ length: 60 }, (_, i) => Date.UTC(2024, 0, 1 + i));
const ordinary = riskData(wave, { benchmark: market, dates, start: Date.UTC(2023, 11, 31) });

describe("returns", () => {
  it("has none across a missing price, and none from a price that is not above 0", () => {
    const returns = simpleReturns(fromNullable([100, 110, null, 121, 0, 5, 10]));
    expect(Array.from(returns, (r) => Number(r.toFixed(10)))).toEqual([0.1, Number.NaN, Number.NaN, -1, Number.NaN, 1]);
  });

  it("compounds by week, month, quarter and year, weeks not cut at New Year", () => {
    const data = riskData(Float64Array.from([0.1, 0.1, 0.1]), {
      dates: Float64Array.from(["2024-12-30", "2025-01-05", "2025-01-06"], Date.parse),
    });
    const rows = (span: string) =>
      Array.from(figure("periodReturns", data, { span }).series ?? [], (r) => +r.toFixed(9));
    expect(rows("week")).toEqual([Number.NaN, 0.21, 0.1]);
    expect(rows("month")).toEqual([0.1, Number.NaN, 0.21]);
    expect(rows("year")).toEqual([0.1, Number.NaN, 0.21]);
  });
});

describe("a figure that cannot be given says why", () => {
  it("below 30 returns, whatever the figure, unless told otherwise", () => {
    const few = slice(ordinary, 0, 29);
    for (const { name, parameters } of FIGURES) {
      if (!("least" in parameters)) continue;
      expect(figure(name, few), name).toEqual({ value: null, reason: "not_enough_returns" });
      expect(figure(name, few, { least: 29 }).value, name).not.toBeNull();
      expect(figure(name, slice(ordinary, 0, 30)).value, name).not.toBeNull();
    }
  });

  it("counts only rows that are whole", () => {
    const holed = riskData(wave.subarray(0, 31).map((r, i) => (i < 2 ? Number.NaN : r)));
    expect(figure("sharpe", holed).reason).toBe("not_enough_returns");
  });

  it.each([
    ["sharpe", "no_deviation"],
    ["sortino", "no_loss"],
    ["omega", "no_loss"],
    ["calmar", "no_drawdown"],
    ["skewness", "no_deviation"],
    ["kurtosis", "no_deviation"],
    ["correlation", "no_benchmark"],
    ["alpha", "no_benchmark"],
    ["periodReturns", "no_dates"],
  ])("%s of a constant growth: %s", (name, reason) => {
    // From prices, so that the returns differ in their last digit.
    const prices = Float64Array.from({ length: 60 }, (_, i) => 1.01 ** i);
    expect(figure(name, riskData(simpleReturns(prices)))).toMatchObject({ value: null, reason });
  });

  it("where the benchmark stands still, or the rate has no share of a period", () => {
    const still = { ...ordinary, benchmark: wave.map(() => 0) };
    for (const name of ["beta", "alpha", "correlation"])
      expect(figure(name, still).reason).toBe("no_benchmark_variation");
    expect(figure("capture", still).reason).toBe("no_benchmark_return");
    expect(figure("sharpe", ordinary, { riskFree: -1 }).reason).toBe("rate_too_low");
    expect(figure("annualReturn", riskData(wave), { by: "calendar" }).reason).toBe("no_dates");
  });

  it("where everything was lost", () => {
    const lost = riskData(wave.map((r, i) => (i === 30 ? -1 : r)));
    expect(figure("volatility", lost, { log: true }).reason).toBe("total_loss");
    expect(figure("stability", lost).reason).toBe("total_loss");
    expect(figure("maxDrawdown", lost).value).toBe(-1);
    expect(figure("annualReturn", lost).value).toBe(-1);
  });
});

describe("drawdown", () => {
  it("names peak, trough and recovery", () => {
    const data = of(0.1, -0.2, -0.1, 0.5, -0.05, 0.2);
    const { value, course } = figure("maxDrawdown", data, { least: 1 });
    expect(value).toBeCloseTo(-0.28, 12);
    expect(course).toMatchObject({ peak: 0, trough: 2, recovered: 3 });
  });

  it("has the start as its peak, and no recovery yet", () => {
    expect(figure("maxDrawdown", of(-0.1, 0.05), { least: 1 }).course).toMatchObject({
      peak: null,
      trough: 0,
      recovered: null,
    });
  });

  it("measures the longest times between peaks and from a bottom as Portfolio Performance does", () => {
    const wealth = [1, 1, 0.25, 1, 1, 1.5, 2, 2.5, 3, 3.5];
    const data = riskData(simpleReturns(Float64Array.from(wealth)), { start: 0 });
    // From the first value, which is the peak, to the sixth; from the third, the bottom, to the same.
    expect(figure("maxDrawdown", data, { least: 1 })).toMatchObject({
      value: -0.75,
      course: { longestBetweenPeaks: { from: null, to: 4 }, longestRecovery: { from: 1, to: 4 } },
    });
  });

  it("lies in [−1, 0] and its deepest is the maximum drawdown", () => {
    fc.assert(
      fc.property(column, (returns) => {
        const line = drawdowns(returns);
        const deepest = figure("maxDrawdown", riskData(returns)).value ?? Number.NaN;
        return line.every((depth) => depth <= 0 && depth >= -1) && deepest === Math.min(0, ...line);
      }),
    );
  });
});

describe("value at risk", () => {
  it("is at most 0, as is the shortfall beyond it, which is no smaller a loss", () => {
    fc.assert(
      fc.property(column, fc.double({ min: 0.01, max: 0.2, noNaN: true }), (returns, level) => {
        for (const method of ["historical", "normal"]) {
          const data = riskData(returns);
          const at = figure("var", data, { level, method }).value ?? Number.NaN;
          const beyond = figure("cvar", data, { level, method, tail: "threshold" }).value ?? Number.NaN;
          if (!(at <= 0 && beyond <= at + 1e-12)) return false;
        }
        return true;
      }),
    );
  });

  it("has the normal distribution's quantiles to 15 digits", () => {
    // CPython 3, statistics.NormalDist().inv_cdf
    const known: readonly (readonly [number, number])[] = [
      [1e-12, -7.034483825301132],
      [0.01, -2.3263478740408408],
      [0.05, -1.6448536269514726],
      [0.3, -0.5244005127080407],
      [0.5, 0],
      [0.975, 1.9599639845400536],
    ];
    for (const [p, z] of known) expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12);
  });
});

describe("correlation", () => {
  it("has a symmetric matrix within [−1, 1], 1 on the diagonal", () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (columns) => {
        const { values } = correlationMatrix(columns);
        return values.every((row, i) =>
          row.every((r, j) => r === values[j]?.[i] && (r === null || (Math.abs(r) <= 1 && (i !== j || r === 1)))),
        );
      }),
    );
  });

  it("uses the rows that both columns have, and is null where they are too few", () => {
    const holed = wave.map((r, i) => (i % 2 === 0 ? Number.NaN : r));
    const { values, rows } = correlationMatrix([wave, market, holed, wave.map(() => 0.01)]);
    expect(rows[0]).toEqual([60, 60, 30, 60]);
    expect(values[0]?.[2]).toBeCloseTo(1, 12);
    expect(values[0]?.[3]).toBeNull();
    expect(correlationMatrix([wave, holed], 31).values[0]?.[1]).toBeNull();
    expect(values[0]?.[1]).toBe(figure("correlation", ordinary).value);
  });
});

describe("rolling", () => {
  it("gives each window what the figure of those rows alone is", () => {
    for (const name of ["sharpe", "maxDrawdown", "beta", "var"]) {
      const { series, value } = figure(name, ordinary, { window: 35 });
      expect(series?.subarray(0, 34).every(Number.isNaN)).toBe(true);
      expect(series?.[50]).toBe(figure(name, slice(ordinary, 16, 51)).value);
      expect(value).toBe(series?.at(-1));
    }
  });
});

it("knows each figure by its name", () => {
  expect(FIGURES.every((known) => figureOf(known.name) === known)).toBe(true);
  expect(figureOf("nosuch")).toBeUndefined();
});
