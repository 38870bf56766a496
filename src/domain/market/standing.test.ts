import { describe, expect, it } from "vitest";
import { Standing } from "./standing.ts";

const rules = { fitMs: 6_000, staleMs: 15_000, settleMs: 5_000 };

function heard(...seconds: number[]) {
  const standing = new Standing(rules);
  for (const second of seconds) standing.ticked(second * 1000);
  return {
    standing,
    fit: (at: number) => standing.isFit(at * 1000),
    settled: (at: number) => standing.isSettled(at * 1000),
  };
}

describe("a source", () => {
  it("is fit and settled from its first tick on, for six seconds", () => {
    const { fit, settled, standing } = heard(10);
    expect([settled(10), fit(16), fit(16.001)]).toEqual([true, true, false]);
    expect(standing.freshUntil()).toBe(25_000);
    expect(heard().fit(1)).toBe(false);
    expect(heard().standing.freshUntil()).toBeNull();
  });

  it("is kept fit by beats", () => {
    const { standing, fit } = heard(10);
    standing.beat(15_000);
    expect([fit(21), fit(22)]).toEqual([true, false]);
  });

  it("that comes back has to settle, longer each time it fails again soon", () => {
    const { standing, fit, settled } = heard(10, 20);
    expect([fit(20), settled(24.9), settled(25)]).toEqual([true, false, true]);
    standing.ticked(25_000);
    standing.ticked(40_000);
    expect([settled(49.9), settled(45.9), fit(45.9)]).toEqual([false, false, true]);
    for (let second = 41; second <= 50; second++) standing.ticked(second * 1000);
    expect(settled(50)).toBe(true);
    standing.ticked(500_000);
    expect(settled(505), "that was long ago").toBe(true);
  });

  it("whose connection was given up counts for nothing until it speaks again", () => {
    const { standing, fit, settled } = heard(10);
    standing.fail();
    expect(fit(11)).toBe(false);
    standing.beat(11_000);
    expect(fit(11)).toBe(false);
    standing.ticked(12_000);
    expect([fit(12), settled(12)]).toEqual([true, false]);
  });
});
