import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../test/reference/accounting/irr_portfolio_performance.json" with { type: "json" };
import type { Amount } from "../money/amount.ts";
import { moneyWeighted, xirr } from "./money-weighted.ts";
import { DAY_MS } from "./period.ts";

const amount = (text: string) => text as Amount;
const pay = (day: string | number, paid: number) => ({
  at: typeof day === "number" ? day * DAY_MS : Date.parse(day),
  amount: paid,
});

describe("the yearly rate", () => {
  it.each(reference.cases)(
    "is Excel's and Portfolio Performance's: $expected.xirr",
    ({ cashflows, expected, tolerance }) => {
      const { rate } = xirr(cashflows.map(([date, paid]) => pay(String(date), Number(paid))));
      expect(Math.abs((rate ?? Number.NaN) - expected.xirr)).toBeLessThanOrEqual(tolerance.absolute);
    },
  );

  it("does not depend on the order of the payments, and nets those of one instant", () => {
    const once = xirr([pay(0, -100), pay(100, 30), pay(365, 90)]);
    expect(xirr([pay(365, 90), pay(0, -150), pay(100, 30), pay(0, 50)])).toEqual(once);
  });

  it("is −1 when nothing came back, and none when nothing was paid in", () => {
    expect(xirr([pay(0, -100), pay(200, -50), pay(365, 0)])).toEqual({ rate: -1, rates: [-1] });
    expect(xirr([pay(0, 100), pay(365, 50)])).toMatchObject({ rate: null, reason: "no_rate" });
    expect(xirr([pay(0, 100)])).toMatchObject({ rate: null, reason: "no_flows" });
  });

  it("is not given when several solve the equation; all of them are listed", () => {
    // −100 (1+r)² + 230 (1+r) − 132 = 0 has the roots 10 % and 20 %.
    const found = xirr([pay(0, -100), pay(365, 230), pay(730, -132)]);
    expect(found).toMatchObject({ rate: null, reason: "several_rates" });
    expect(found.rates.map((rate) => rate.toFixed(9))).toEqual(["0.100000000", "0.200000000"]);
  });

  it("is found close to total loss and far above any", () => {
    expect(xirr([pay(0, -1e9), pay(365, 1)]).rate).toBeCloseTo(-1 + 1e-9, 12);
    expect((xirr([pay(0, -1), pay(1, 2)]).rate as number) / 2 ** 365).toBeCloseTo(1, 9);
  });

  it("makes all payments worth nothing together, for every investment that pays back", () => {
    const paid = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(
        fc.array(paid, { minLength: 1, maxLength: 8 }),
        fc.array(paid, { minLength: 1, maxLength: 8 }),
        (into, back) => {
          const payments = [...into.map((n, i) => pay(i * 40, -n)), ...back.map((n, i) => pay(400 + i * 90, n))];
          const { rate } = xirr(payments);
          const value = (at: number) =>
            payments.reduce((sum, p) => sum + p.amount * (1 + at) ** (-p.at / DAY_MS / 365), 0);
          const step = Math.abs(1 + (rate ?? 0)) * 1e-9 + 1e-15;
          expect(value((rate ?? Number.NaN) - step) * value((rate ?? Number.NaN) + step)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe("the money-weighted return", () => {
  const week = { from: 0, to: 7 * DAY_MS, opening: amount("100"), closing: amount("110"), flows: [] };

  it("of a week is that of the week; a yearly rate of 14,299 % is not shown", () => {
    const result = moneyWeighted(week);
    expect(result.period.value).toBeCloseTo(0.1, 12);
    expect(result.annual).toMatchObject({ value: null, reason: "shorter_than_a_year" });
    expect(result.rates[0]).toBeCloseTo(142.99, 1);
  });

  it("of a year is also a year's", () => {
    expect(moneyWeighted({ ...week, to: 365 * DAY_MS }).annual.value).toBeCloseTo(0.1, 12);
  });

  it("of a lost portfolio is −100 %", () => {
    expect(moneyWeighted({ ...week, closing: amount("0") }).period.value).toBe(-1);
  });
});
