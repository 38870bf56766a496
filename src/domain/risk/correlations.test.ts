import { describe, expect, it } from "vitest";
import { correlation } from "./correlation.ts";
import { onBadDays } from "./on-bad-days.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";

const wave = (length: number, phase: number) =>
  Float64Array.from({ length }, (_, i) => 0.04 * Math.sin(i * 1.7 + phase) + 0.01 * Math.cos(i * i));

describe("rollingCorrelation", () => {
  it("is at each row the correlation of the last pairs that are there", () => {
    const [x, y] = [wave(200, 0), wave(200, 0.6)];
    y[50] = Number.NaN;
    x[120] = Number.NaN;
    const line = rollingCorrelation(x, y, 40);
    const rows = [...x.keys()].filter((row) => row !== 50 && row !== 120);
    for (const [k, row] of rows.entries()) {
      if (k < 39) expect(line[row]).toBeNaN();
      else {
        const window = rows.slice(k - 39, k + 1);
        const part = (column: Float64Array) => Float64Array.from(window, (at) => column[at] ?? 0);
        expect(line[row]).toBeCloseTo(correlation(part(x), part(y)) ?? Number.NaN, 9);
      }
    }
    expect([line[50], line[120]]).toEqual([Number.NaN, Number.NaN]);
  });
});

const fallsOn = (length: number, bad: number) =>
  Float64Array.from({ length }, (_, i) => (i < bad ? -0.05 - i / 1_000 : 0.01));

describe("onBadDays", () => {
  it("looks at the days alone on which the market fell by 5 % or more", () => {
    const [x, y] = [wave(300, 0), wave(300, 2)];
    const { days, values, rows } = onBadDays([x, y], fallsOn(300, 25));
    expect(days).toBe(25);
    expect(rows).toEqual([
      [25, 25],
      [25, 25],
    ]);
    expect(values[0]?.[1]).toBeCloseTo(correlation(x.subarray(0, 25), y.subarray(0, 25)) ?? Number.NaN, 12);
    expect(values[0]?.[0]).toBe(1);
  });

  it("is null with fewer than 20 such days, and says how many there were", () => {
    const [x, y] = [wave(300, 0), wave(300, 2)];
    expect(onBadDays([x, y], fallsOn(300, 19))).toMatchObject({
      days: 19,
      values: [
        [null, null],
        [null, null],
      ],
    });
    y[3] = Number.NaN;
    const { values, rows } = onBadDays([x, y], fallsOn(300, 20));
    expect(rows[0]).toEqual([20, 19]);
    expect(values).toEqual([
      [1, null],
      [null, null],
    ]);
  });
});
