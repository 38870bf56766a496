import { describe, expect, it } from "vitest";
import type { Indicator, Inputs } from "./indicator.ts";
import { INDICATORS, indicatorOf } from "./indicators.ts";
import { mapped, market } from "./market.testing.ts";
import { complete, type Parameter, type Value } from "./parameter.ts";
import type { Lines } from "./series.ts";

const ordinary = market(420);
const defaults = (indicator: Indicator, given: Record<string, Value> = {}) =>
  complete(indicator.parameters, { anchor: "first", ...given });
const run = (indicator: Indicator, inputs: Inputs, given: Record<string, Value> = {}): Lines =>
  indicator.compute(inputs, defaults(indicator, given));
const cut = <T extends Record<string, Float64Array> | Lines>(columns: T, start: number, stop?: number): T =>
  mapped(columns, (series) => series.slice(start, stop));

/** Each parameter in turn at each choice and at both bounds, the others at their defaults. */
const settings = (indicator: Indicator): Record<string, Value>[] => [
  {},
  ...Object.entries(indicator.parameters).flatMap(([name, parameter]) =>
    extremes(parameter).map((value) => ({ [name]: value })),
  ),
];

function extremes(parameter: Parameter): readonly Value[] {
  if (parameter.kind === "choice") return parameter.choices;
  return "min" in parameter ? [parameter.min, parameter.max] : [];
}

/** Nothing but digits of a double may differ. */
function expectSame(actual: Lines, expected: Lines, digits = 1e-11): void {
  for (const [name, line] of Object.entries(expected)) {
    const off = [...line].flatMap((value, i) => {
      const here = actual[name]?.[i] ?? Number.NaN;
      const same = Number.isNaN(value) ? Number.isNaN(here) : Math.abs(here - value) <= digits * (1 + Math.abs(value));
      return same ? [] : [{ line: name, bar: i, expected: value, here }];
    });
    expect(off).toEqual([]);
  }
}

it("has each name once", () => {
  expect(new Set(INDICATORS.map(({ name }) => name)).size).toBe(INDICATORS.length);
  expect(INDICATORS.every((indicator) => indicatorOf(indicator.name) === indicator)).toBe(true);
});

describe.each(INDICATORS.map((indicator) => [indicator.name, indicator] as const))("%s", (_, indicator) => {
  it("gives each line, as long as the input, however short", () => {
    for (const bars of [0, 1, 2, 7, 420]) {
      const lines = run(indicator, cut(ordinary, 0, bars));
      expect(Object.keys(lines).toSorted()).toEqual(indicator.outputs.toSorted());
      expect(Object.values(lines).map((line) => line.length)).toEqual(indicator.outputs.map(() => bars));
    }
  });

  it("begins where it says, never earlier, and then has a value at every bar, at each setting", () => {
    for (const given of settings(indicator)) {
      const parameters = defaults(indicator, given);
      if (indicator.refuse(parameters) !== null) continue;
      const lines = Object.values(indicator.compute(ordinary, parameters));
      const begins = lines.map((line) => line.findIndex((value) => !Number.isNaN(value)));
      const first = indicator.first(parameters);
      if (first >= 420) expect(begins.every((bar) => bar === -1)).toBe(true);
      else expect(Math.min(...begins.map((bar) => (bar === -1 ? Infinity : bar))), JSON.stringify(given)).toBe(first);
      for (const [k, line] of lines.entries()) {
        const begun = begins[k] === -1 ? line.subarray(0, 0) : line.subarray(begins[k]);
        expect(begun.every(Number.isFinite), JSON.stringify(given)).toBe(true);
      }
    }
  });

  it("knows nothing of later bars", () => {
    const whole = run(indicator, ordinary);
    const part = run(indicator, cut(ordinary, 0, 300));
    expectSame(part, cut(whole, 0, 300), 0);
  });

  it("no longer depends on where the data begin once its lookback is over", () => {
    const parameters = defaults(indicator);
    const lookback = indicator.lookback(parameters);
    if (lookback === null) return;
    const long = market(2_000, 3);
    const whole = indicator.compute(long, parameters);
    const start = 1_900 - lookback;
    expect(start, "the sample is long enough").toBeGreaterThan(0);
    const late = indicator.compute(cut(long, start, 2_000), parameters);
    expectSame(cut(late, lookback), cut(whole, 1_900), 1e-10);
  });

  it("skips a bar with a missing figure as if it had not been", () => {
    const missing = new Set([0, 1, 40, 41, 42, 100, 299]);
    const columns = indicator.needs(defaults(indicator));
    for (const column of columns) {
      const holed = { ...ordinary, [column]: ordinary[column].map((x, i) => (missing.has(i) ? Number.NaN : x)) };
      const dense = mapped(ordinary, (series) => series.filter((_, i) => !missing.has(i)));
      const lines = run(indicator, holed);
      expect([...missing].every((i) => Object.values(lines).every((line) => Number.isNaN(line[i])))).toBe(true);
      expectSame(
        mapped(lines, (line) => line.filter((_, i) => !missing.has(i))),
        run(indicator, dense),
        0,
      );
    }
    const nothing = run(
      indicator,
      mapped(ordinary, (series) => series.map(() => Number.NaN)),
    );
    expect(Object.values(nothing).every((line) => line.every(Number.isNaN))).toBe(true);
  });

  it("is never infinite: flat, without volume, at zero, after a spike", () => {
    const flat = mapped(ordinary, (series) => series.map(() => 100));
    const worlds: Inputs[] = [
      flat,
      { ...ordinary, volume: ordinary.volume.map(() => 0) },
      mapped(ordinary, (series) => series.map(() => 0)),
      mapped(ordinary, (series) => series.map((x, i) => (i === 50 ? x * 1e12 : x))),
      mapped(ordinary, (series) => series.map((x, i) => (i % 60 < 30 ? 0 : x))),
    ];
    for (const inputs of worlds) {
      for (const given of settings(indicator)) {
        const parameters = defaults(indicator, given);
        if (indicator.refuse(parameters) !== null) continue;
        for (const [name, line] of Object.entries(indicator.compute({ ...inputs, time: ordinary.time }, parameters)))
          expect(
            line.every((x) => Number.isFinite(x) || Number.isNaN(x)),
            `${name} ${JSON.stringify(given)}`,
          ).toBe(true);
      }
    }
  });

  it("leaves its input as it was", () => {
    const before = mapped(ordinary, (series) => series.slice());
    run(indicator, ordinary);
    expect(ordinary).toEqual(before);
  });

  it("says which column is missing or too short", () => {
    for (const column of indicator.inputs) {
      const { [column]: _left, ...others } = ordinary;
      expect(() => run(indicator, others)).toThrow("missing");
    }
    if (indicator.inputs.length === 1) return;
    const column = indicator.inputs.at(-1) ?? "value";
    expect(() => run(indicator, { ...ordinary, [column]: new Float64Array(3) })).toThrow(column);
  });
});
