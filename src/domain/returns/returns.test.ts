import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";
import { benchmark, benchmarkCourse } from "./benchmark.ts";
import { coinResults, performers } from "./coins.ts";
import { modifiedDietz } from "./modified-dietz.ts";
import { startOf } from "./named-period.ts";
import { DAY_MS } from "./period.ts";
import type { CashFlow } from "./period.ts";
import { simpleReturn } from "./roi.ts";
import { timeWeighted } from "./time-weighted.ts";
import { allocationWeights, concentration } from "./weights.ts";
import { whyTheyDiffer } from "./why.ts";

const amount = (text: string) => text as Amount;
const flow = (at: number, direction: CashFlow["direction"], value: string): CashFlow => ({
  at,
  direction,
  value: amount(value),
});
const day = (n: number) => n * DAY_MS;
const period = { from: 0, to: day(365), opening: amount("0"), closing: amount("0"), flows: [] as CashFlow[] };

describe("simple return", () => {
  it("is the gain on what was there and what was put in: 10,000 plus 5,000 bought, now 15,300, is +2 %", () => {
    const figures = { ...period, opening: amount("10000"), closing: amount("15300"), flows: [flow(1, "in", "5000")] };
    expect(simpleReturn(figures).value).toBeCloseTo(0.02, 15);
  });

  it("is not given without capital, and explains itself", () => {
    expect(simpleReturn(period)).toMatchObject({
      value: null,
      reason: "no_capital",
      explain: { inputs: { V_S: "0", gain: "0" } },
    });
  });
});

describe("time-weighted return", () => {
  // −10 % in the morning, nine times the value added at noon, +5 % in the afternoon.
  const noon = {
    from: 0,
    to: day(1),
    opening: amount("100"),
    closing: amount("1039.5"),
    flows: [flow(day(0.5), "in", "900")],
    points: [],
    valueBefore: () => amount("90"),
  };

  it("cuts a day at a large flow", () => {
    expect(timeWeighted({ ...noon, timing: "cut" }).period.value).toBeCloseTo(-0.055, 14);
  });

  it("takes the day whole where that is asked for, or where no price is fine enough, and then says so", () => {
    expect(timeWeighted({ ...noon, timing: "daily" }).period.value).toBeCloseTo(0.0395, 14);
    const rough = timeWeighted({ ...noon, timing: "cut", valueBefore: () => null });
    expect(rough.period.value).toBeCloseTo(0.0395, 14);
    expect(rough.roughDays).toEqual([0]);
  });

  it("leaves a day with small flows whole", () => {
    const small = { ...noon, closing: amount("115"), flows: [flow(day(0.5), "in", "10")] };
    expect(timeWeighted({ ...small, timing: "cut", valueBefore: () => null })).toMatchObject({ roughDays: [] });
  });

  it("puts inflows at the start of a day and outflows at its end", () => {
    const both = {
      ...noon,
      opening: amount("100"),
      closing: amount("60"),
      flows: [flow(1, "in", "10"), flow(2, "out", "61")],
    };
    expect(timeWeighted({ ...both, timing: "daily" }).period.value).toBeCloseTo(0.1, 14);
  });

  it("is what one unit that stayed would have made, whatever flows on days without a change of price", () => {
    const points = [1, 2, 3].map((n) => ({ at: day(n), value: amount(["", "110", "1110", "999"][n] ?? "") }));
    const flows = [flow(day(1.5), "in", "1000")];
    const result = timeWeighted({ ...noon, to: day(4), points, flows, closing: amount("499.5"), timing: "daily" });
    expect(result.returns.map(({ value }) => value.toFixed(12))).toEqual([
      "0.100000000000",
      "0.000000000000",
      "-0.100000000000",
      "-0.500000000000",
    ]);
    expect(result.period.value).toBeCloseTo(1.1 * 0.9 * 0.5 - 1, 14);
  });

  it("starts with the first money, and counts a full withdrawal as no loss", () => {
    const flows = [flow(1, "in", "100"), flow(day(1.5), "out", "120")];
    const points = [{ at: day(1), value: amount("110") }];
    const all = { ...noon, to: day(2), opening: amount("0"), closing: amount("0"), points, flows };
    expect(timeWeighted({ ...all, timing: "daily" }).period.value).toBeCloseTo(0.2, 14);
  });

  it("is a year's from a year on", () => {
    const two = { ...noon, to: day(730), closing: amount("121"), flows: [], timing: "daily" as const };
    expect(timeWeighted(two).annual.value).toBeCloseTo(0.1, 12);
    expect(timeWeighted({ ...two, to: day(364) }).annual).toMatchObject({ value: null, reason: "shorter_than_a_year" });
  });
});

describe("modified Dietz", () => {
  it("starts its clock with the first money: 10,000 put in at mid-year, worth 15,000, is +50 %", () => {
    const figures = { ...period, closing: amount("15000"), flows: [flow(day(182), "in", "10000")] };
    expect(modifiedDietz(figures).value).toBeCloseTo(0.5, 14);
  });

  it("weighs a flow by the time it was there", () => {
    const figures = {
      ...period,
      to: day(100),
      opening: amount("1000"),
      closing: amount("1600"),
      flows: [flow(day(75), "in", "400")],
    };
    expect(modifiedDietz(figures).value).toBeCloseTo(200 / 1100, 14);
  });

  it("is not given where the weighted capital is nothing or less", () => {
    const figures = {
      ...period,
      to: day(100),
      opening: amount("100"),
      closing: amount("1"),
      flows: [flow(day(1), "out", "200")],
    };
    expect(modifiedDietz(figures)).toMatchObject({ value: null, reason: "no_capital" });
  });
});

describe("weights", () => {
  it("add up to exactly 1 by largest remainder", () => {
    const thirds = allocationWeights(["c", "b", "a"].map((id) => ({ id, value: amount("1") })));
    expect([...thirds]).toEqual([
      ["c", "0.3333"],
      ["b", "0.3333"],
      ["a", "0.3334"],
    ]);
  });

  it("are of what has a price, and of nothing where all is worth nothing", () => {
    expect([
      ...allocationWeights([
        { id: "a", value: amount("5") },
        { id: "b", value: null },
      ]).values(),
    ]).toEqual(["1", null]);
    expect(allocationWeights([{ id: "a", value: amount("0") }]).get("a")).toBeNull();
  });

  it("add up for any portfolio", () => {
    const values = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (units) => {
        fc.pre(units.some((value) => value > 0n));
        const weights = allocationWeights(units.map((value, id) => ({ id: String(id), value: amount(String(value)) })));
        const sum = [...weights.values()].reduce((total, weight) => total + toUnits(weight ?? "none"), 0n);
        expect(sum).toBe(10n ** 18n);
      }),
    );
  });

  it("tell how much lies in few coins", () => {
    expect(concentration(["0.5", "0.5", null])).toBe(0.5);
    expect(concentration([null])).toBeNull();
  });
});

describe("coins", () => {
  const coin = (
    asset: string,
    opening: string,
    closing: string,
    more: Partial<{ in: string; out: string; pegged: boolean }> = {},
  ) => ({
    asset: asset as AssetId,
    opening: amount(opening),
    closing: amount(closing),
    in: amount(more.in ?? "0"),
    out: amount(more.out ?? "0"),
    pegged: more.pegged ?? false,
  });
  // 500 moved from a to b; 100 came from outside into a.
  const coins = [
    coin("a", "1000", "700", { in: "100", out: "500" }),
    coin("b", "0", "450", { in: "500" }),
    coin("usd", "50", "50", { pegged: true }),
    coin("dust", "0.01", "0.09"),
  ];
  const results = coinResults(coins, amount("1150.01"));

  it("contribute to the simple return what adds up to it", () => {
    const whole = simpleReturn({
      ...period,
      opening: amount("1050.01"),
      closing: amount("1200.09"),
      flows: [flow(1, "in", "100")],
    });
    const sum = results.reduce((total, { contribution }) => total + (contribution ?? Number.NaN), 0);
    expect(sum).toBeCloseTo(whole.value as number, 15);
    expect(results.map(({ gain }) => gain)).toEqual(["100", "-50", "0", "0.08"]);
  });

  it("are ranked by their own return, without money, pegs and dust", () => {
    const { best, worst } = performers(coins, results, amount("1"));
    expect([best?.asset, worst?.asset]).toEqual(["a", "b"]);
    expect(performers(coins, results, amount("0")).best?.asset).toBe("dust");
    expect(performers(coins.slice(0, 1), results.slice(0, 1), amount("0"))).toMatchObject({
      best: { asset: "a" },
      worst: null,
    });
  });
});

describe("the benchmark", () => {
  const prices = new Map([
    [0, "100"],
    [day(10), "200"],
    [day(20), "50"],
    [day(365), "100"],
  ]);
  const priceAt = (at: number) => amount(prices.get(at) ?? "") || null;

  it("puts the same money in at the same instants", () => {
    const flows = [flow(day(10), "in", "100"), flow(day(20), "out", "25")];
    const result = benchmark({ ...period, opening: amount("100"), flows }, priceAt);
    expect(result).toMatchObject({ value: "100", exhaustedAt: null, shortfall: "0" });
    expect(result.moneyWeighted?.period.value).not.toBeNull();
  });

  it("is emptied by an outflow it cannot pay, and says when and how much was missing", () => {
    const flows = [flow(day(20), "out", "80")];
    expect(benchmark({ ...period, opening: amount("100"), flows }, priceAt)).toMatchObject({
      value: "0",
      exhaustedAt: day(20),
      shortfall: "30",
    });
  });

  it("has a course that ends where the benchmark does, and stops where a price is not known", () => {
    const flows = [flow(day(20), "out", "25"), flow(day(10), "in", "100")];
    const course = (moments: readonly number[], more = flows) =>
      benchmarkCourse({ ...period, opening: amount("100"), flows: more }, priceAt, moments);
    expect(course([0, day(10), day(20), day(365)])).toEqual(["100", "300", "50", "100"]);
    expect(course([0, day(11), day(20)])).toEqual(["100", null, "50"]);
    expect(course([day(10), day(20), day(365)], [...flows, flow(day(15), "in", "1")])).toEqual(["300", null, null]);
    expect(course([day(20)], [flow(day(20), "out", "80")])).toEqual(["0"]);
  });

  it("is not given where a price is not known", () => {
    const flows = [flow(day(15), "in", "1")];
    expect(benchmark({ ...period, flows }, priceAt)).toMatchObject({ value: null, unpricedAt: day(15) });
  });
});

describe("periods", () => {
  const to = Date.parse("2024-03-31T10:00:00.000Z");
  it.each([
    ["24h", "UTC", "2024-03-30T10:00:00.000Z"],
    ["90d", "UTC", "2024-01-01T10:00:00.000Z"],
    ["1y", "UTC", "2023-03-31T10:00:00.000Z"],
    ["ytd", "UTC", "2024-01-01T00:00:00.000Z"],
    ["ytd", "Europe/Berlin", "2023-12-31T23:00:00.000Z"],
    ["ytd", "America/New_York", "2024-01-01T05:00:00.000Z"],
  ] as const)("%s in %s", (name, zone, start) => {
    expect(new Date(startOf(name, to, zone) ?? Number.NaN).toISOString()).toBe(start);
  });

  it("a year before 29 February is 28 February", () => {
    const leap = Date.parse("2024-02-29T12:00:00.000Z");
    expect(new Date(startOf("1y", leap, "UTC") ?? 0).toISOString()).toBe("2023-02-28T12:00:00.000Z");
  });
});

describe("the sentence on why methods differ", () => {
  it.each([
    [{ simple: 0.1, timeWeighted: 0.1, moneyWeighted: 0.1 }, "agree"],
    [{ simple: 0.1, timeWeighted: 0.1, moneyWeighted: 0.2 }, "above"],
    [{ simple: 0.1, timeWeighted: 0.1, moneyWeighted: 0 }, "below"],
    [{ simple: 0.1, timeWeighted: 0.1, moneyWeighted: null }, "no single rate"],
    [{ simple: null, timeWeighted: null, moneyWeighted: null }, "no capital"],
  ])("%j: %s", (returns, words) => {
    expect(whyTheyDiffer(returns)).toContain(words);
  });
});
