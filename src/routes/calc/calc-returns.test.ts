import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import ghostfolio from "../../../test/reference/accounting/ghostfolio.json" with { type: "json" };
import excel from "../../../test/reference/accounting/irr_portfolio_performance.json" with { type: "json" };

interface Figure {
  readonly value: number | null;
  readonly reason: string | null;
  readonly explain?: { readonly formula: string; readonly inputs: object };
}
interface Answer {
  readonly simple: Figure;
  readonly timeWeighted: { readonly period: Figure; readonly annual: Figure; readonly roughDays: readonly string[] };
  readonly moneyWeighted: { readonly period: Figure; readonly annual: Figure; readonly rates: readonly number[] };
  readonly modifiedDietz: Figure;
  readonly onAverageCapital: Figure;
  readonly why: string;
  readonly [field: string]: unknown;
}

const post = (body: unknown) =>
  exports.default.fetch("http://localhost:8787/api/v1/calc/returns", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function returns(body: unknown): Promise<Answer> {
  const response = await post(body);
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}

const at = (date: string) => `${date}T00:00:00.000Z`;

describe("POST /api/v1/calc/returns", () => {
  const noon = {
    from: at("2024-03-01"),
    to: at("2024-03-02"),
    opening: "100",
    closing: "1039.5",
    flows: [{ at: "2024-03-01T12:00:00.000Z", direction: "in", value: "900", valueBefore: "90" }],
  };

  it("gives every method by its name, and one sentence on why they differ", async () => {
    const answer = await returns(noon);
    expect(answer.simple.value).toBeCloseTo(0.0395, 14);
    expect(answer.timeWeighted.period.value).toBeCloseTo(-0.055, 14);
    expect(answer.modifiedDietz.value).toBeCloseTo(39.5 / 550, 14);
    expect(answer.moneyWeighted.annual).toEqual({ value: null, reason: "shorter_than_a_year" });
    expect(answer.onAverageCapital).toEqual({ value: null, reason: "no_capital" });
    expect(answer.why).toContain("above");
  });

  it("does not cut a day where that is asked for, and names the days it could not cut", async () => {
    expect((await returns({ ...noon, timing: "daily" })).timeWeighted.period.value).toBeCloseTo(0.0395, 14);
    const blind = {
      ...noon,
      flows: noon.flows.map(({ at: when, direction, value }) => ({ at: when, direction, value })),
    };
    expect((await returns(blind)).timeWeighted.roughDays).toEqual([at("2024-03-01")]);
  });

  it("explains every figure when asked", async () => {
    const { simple, moneyWeighted } = await returns({ ...noon, explain: true });
    expect(simple.explain).toMatchObject({ inputs: { V_S: "100", V_E: "1039.5", in: "900", gain: "39.5" } });
    expect(moneyWeighted.period.explain?.formula).toContain("(1 + r)");
    expect((await returns(noon)).simple).not.toHaveProperty("explain");
  });

  it("measures contributions, weights, best and worst, and the same money in another coin", async () => {
    const answer = await returns({
      from: at("2024-01-01"),
      to: at("2024-02-01"),
      opening: "1000",
      closing: "1200",
      coins: [
        { asset: "bitcoin", opening: "600", closing: "900" },
        { asset: "ethereum", opening: "400", closing: "300" },
      ],
      benchmark: [
        { at: at("2024-01-01"), price: "10" },
        { at: at("2024-02-01"), price: "11" },
      ],
    });
    expect(answer).toMatchObject({
      coins: [
        { asset: "bitcoin", gain: "300", return: 0.5, contribution: 0.3, weight: "0.75" },
        { asset: "ethereum", gain: "-100", return: -0.25, contribution: -0.1, weight: "0.25" },
      ],
      best: { asset: "bitcoin" },
      worst: { asset: "ethereum" },
      concentration: 0.625,
      benchmark: { value: "1100", exhaustedAt: null, shortfall: "0" },
    });
  });

  it.each([
    ["an end before the start", { ...noon, to: at("2024-02-01") }, "body.to"],
    ["an amount as a number", { ...noon, closing: 5 }, "body.closing"],
    ["a field nobody knows", { ...noon, closed: "5" }, "body.closed"],
  ])("refuses %s", async (_name, body, path) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path }] });
  });
});

describe("reference figures through the door", () => {
  it.each(excel.cases)("Excel's XIRR $expected.xirr", async ({ cashflows, expected, tolerance }) => {
    const flows = cashflows.map(([date, paid]) => ({
      at: at(String(date)),
      direction: Number(paid) < 0 ? "in" : "out",
      value: String(Math.abs(Number(paid))),
    }));
    const { moneyWeighted } = await returns({ to: flows.at(-1)?.at, closing: "0", flows });
    expect(Math.abs((moneyWeighted.annual.value ?? Number.NaN) - expected.xirr)).toBeLessThanOrEqual(
      tolerance.absolute,
    );
  });

  // With one purchase, or two on different days, the cost of what is held is plain from the rows.
  const plain = ghostfolio.cases.filter(({ id }) =>
    ["btc_buy", "novn_buy_sell_partial_fees", "baln_buy_buy"].includes(id),
  );
  it.each(plain)("Ghostfolio's return on average capital, $id", async ({ transactions, asOf, expected }) => {
    const figures = expected as {
      netPerformance?: string;
      netPerformancePercent?: string;
      investmentByDate?: Record<string, string>;
      investment?: string;
    };
    const byDate = figures.investmentByDate ?? { [transactions[0]?.date ?? ""]: figures.investment ?? "" };
    const invested = [Object.entries(byDate).map(([date, cost]) => ({ at: at(date), cost }))];
    const { onAverageCapital } = await returns({
      to: at(asOf ?? ""),
      closing: "0",
      gain: figures.netPerformance,
      invested,
    });
    expect(Math.abs((onAverageCapital.value ?? Number.NaN) - Number(figures.netPerformancePercent))).toBeLessThan(
      1e-12,
    );
  });
});
