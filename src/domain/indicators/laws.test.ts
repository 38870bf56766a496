import { describe, expect, it } from "vitest";
import type { Input, Inputs } from "./indicator.ts";
import { INDICATORS } from "./indicators.ts";
import { market } from "./market.testing.ts";
import { complete } from "./parameter.ts";

/**
 * What happens to a line when prices are counted in another unit (`scale`: power of the factor), when a constant is added to
 * all prices (`shift`: share of the constant; null: no law), when volumes are counted in another unit (`volume`: power), and
 * what a flat market with volume at the price 100 gives after the warm-up (NaN: null).
 */
interface Law {
  readonly scale: 0 | 1 | 2;
  readonly shift: 0 | 1 | null;
  readonly volume: 0 | 1;
  readonly flat: number;
}

const level: Law = { scale: 1, shift: 1, volume: 0, flat: 100 };
const span: Law = { scale: 1, shift: 0, volume: 0, flat: 0 };
const pure = (flat: number): Law => ({ scale: 0, shift: 0, volume: 0, flat });
const relative = (flat: number): Law => ({ scale: 0, shift: null, volume: 0, flat });

const LAWS: Readonly<Record<string, Readonly<Record<string, Law>>>> = {
  sma: { sma: level },
  ema: { ema: level },
  wma: { wma: level },
  wilder: { wilder: level },
  vwma: { vwma: level },
  vwap: { vwap: level },
  macd: { macd: span, signal: span, histogram: span },
  apo: { apo: span },
  ppo: { ppo: relative(0) },
  rsi: { rsi: pure(50) },
  stochrsi: { k: pure(0), d: pure(0) },
  stochastic: { k: pure(0), d: pure(0), j: pure(0) },
  williamsr: { williamsr: pure(-100) },
  cci: { cci: pure(0) },
  roc: { roc: relative(0) },
  mom: { mom: span },
  adx: { adx: pure(0), plusDi: pure(0), minusDi: pure(0) },
  trange: { trange: span },
  atr: { atr: span },
  natr: { natr: relative(0) },
  bollinger: {
    middle: level,
    upper: level,
    lower: level,
    percentB: pure(Number.NaN),
    width: relative(Number.NaN),
    z: pure(Number.NaN),
  },
  stdev: { stdev: span },
  variance: { variance: { ...span, scale: 2 } },
  stderr: { stderr: span },
  volatility: { volatility: relative(0) },
  min: { min: level },
  max: { max: level },
  linreg: { linreg: level, intercept: level, slope: span, r2: pure(Number.NaN) },
  obv: { obv: { ...pure(0), volume: 1 } },
  mfi: { mfi: relative(50) },
  cmf: { cmf: pure(0) },
  correl: { correl: relative(Number.NaN) },
  beta: { beta: relative(Number.NaN) },
};

const PRICES: readonly Input[] = ["value", "other", "high", "low", "close"];
const inputs = market(200, 7);
const prices = (change: (price: number) => number): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, x]) => [name, PRICES.includes(name as Input) ? x.map(change) : x]),
  );

describe.each(INDICATORS.map((indicator) => [indicator.name, indicator] as const))("%s", (name, indicator) => {
  const parameters = complete(indicator.parameters, { anchor: "first" });
  const before = indicator.compute(inputs, parameters);
  const laws = LAWS[name] ?? {};

  it("has a law for each line", () => expect(Object.keys(laws).toSorted()).toEqual(indicator.outputs.toSorted()));

  it.each(Object.entries(laws))("%s follows the unit of prices", (line, { scale }) => {
    // A power of two: the law holds to the last digit.
    const after = indicator.compute(
      prices((price) => price * 8),
      parameters,
    );
    expectClose(
      after[line],
      before[line]?.map((x) => x * 8 ** scale),
    );
  });

  it.each(Object.entries(laws).filter(([, { shift }]) => shift !== null))("%s follows a shift", (line, { shift }) => {
    const after = indicator.compute(
      prices((price) => price + 500),
      parameters,
    );
    expectClose(
      after[line],
      before[line]?.map((x) => x + 500 * (shift ?? 0)),
    );
  });

  it.each(Object.entries(laws))("%s follows the unit of volume", (line, { volume }) => {
    const after = indicator.compute({ ...inputs, volume: inputs.volume.map((x) => x * 4) }, parameters);
    expectClose(
      after[line],
      before[line]?.map((x) => x * 4 ** volume),
    );
  });

  it.each(Object.entries(laws))("%s answers a flat market as documented", (line, { flat }) => {
    const lines = indicator.compute(
      prices(() => 100),
      parameters,
    );
    const begins = before[line]?.findIndex((x) => !Number.isNaN(x)) ?? 0;
    const settled = lines[line]?.subarray(begins) ?? new Float64Array();
    expect(settled.length).toBeGreaterThan(0);
    expect(
      settled.every((x) => Object.is(x + 0, flat)),
      `${settled[0]}, ${settled.at(-1)}`,
    ).toBe(true);
  });
});

function expectClose(actual: Float64Array | undefined, expected: Float64Array | undefined): void {
  const off = [...(expected ?? [])].flatMap((x, i) => {
    const here = actual?.[i] ?? Number.NaN;
    return Number.isNaN(x)
      ? Number.isNaN(here)
        ? []
        : [i]
      : Math.abs(here - x) <= 1e-8 * (1 + Math.abs(x))
        ? []
        : [i];
  });
  expect(off).toEqual([]);
}
