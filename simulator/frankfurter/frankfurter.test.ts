import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";
import { isWorkingDay, lastWorkingDay, latestDate } from "./calendar.ts";

// A Saturday.
const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);

interface Answer {
  amount: number;
  base: string;
  date: string;
  rates: Record<string, number>;
}

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
afterAll(() => simulator.close());

function world() {
  const control = controlOf(simulator, `frankfurter-${++worlds}`);
  const get = (path: string) => fetch(`${control.base}/frankfurter/v1${path}`);
  return { ...control, get, json: async (path: string) => (await (await get(path)).json()) as Answer };
}

describe("Frankfurter", () => {
  it("gives the latest rates, of Friday on a Saturday, without the base itself", async () => {
    const { json, get } = world();
    const latest = await json("/latest");
    expect(latest).toMatchObject({ amount: 1, base: "EUR", date: "2026-11-20" });
    expect(Object.keys(latest.rates)).toHaveLength(29);
    expect(latest.rates).not.toHaveProperty("EUR");
    expect(latest.rates["USD"]).toBeGreaterThan(0.8);
    expect(await (await get("/latest?base=USD&symbols=EUR,GBP")).text()).toMatch(
      /^\{"amount":1\.0,"base":"USD","date":"2026-11-20","rates":\{"EUR":[01]\.\d+,"GBP":/,
    );
  });

  it("turns one base into another: rates are consistent and the same whenever asked", async () => {
    const { json } = world();
    const euro = await json("/2024-03-15?symbols=USD,JPY");
    const dollar = await json("/2024-03-15?base=USD&symbols=EUR,JPY");
    expect((euro.rates["USD"] ?? 0) * (dollar.rates["EUR"] ?? 0)).toBeCloseTo(1, 3);
    expect((euro.rates["USD"] ?? 0) * (dollar.rates["JPY"] ?? 0)).toBeCloseTo(euro.rates["JPY"] ?? 0, 0);
    expect(await json("/2024-03-15?from=EUR&to=JPY,USD")).toEqual(euro);
    const ten = await json("/2024-03-15?symbols=USD&amount=10");
    expect(ten.amount).toBe(10);
    expect(ten.rates["USD"]).toBeCloseTo(10 * (euro.rates["USD"] ?? 0), 2);
  });

  it.each([
    ["2024-03-16", "2024-03-15"], // A Saturday.
    ["2024-03-31", "2024-03-28"], // Easter Sunday, after Good Friday.
    ["2024-04-01", "2024-03-28"], // Easter Monday.
    ["2026-01-01", "2025-12-31"],
    ["2025-12-26", "2025-12-24"],
    ["2026-12-31", "2026-11-20"], // Yet to come.
  ])("answers %s with %s, the last working day", async (asked, date) => {
    expect(await world().json(`/${asked}`)).toMatchObject({ date });
  });

  it("publishes a day's rates in its afternoon", () => {
    expect(latestDate(Date.UTC(2026, 10, 19, 14))).toBe("2026-11-18");
    expect(latestDate(Date.UTC(2026, 10, 19, 16))).toBe("2026-11-19");
    expect(lastWorkingDay("2026-11-22")).toBe("2026-11-20");
    expect(isWorkingDay("2026-11-20")).toBe(true);
  });

  it("gives a range, which may begin before the day asked for", async () => {
    const range = await world().json("/2024-01-01..2024-01-31?symbols=USD");
    expect(range).toMatchObject({ amount: 1, base: "EUR", start_date: "2023-12-29", end_date: "2024-01-31" });
    const days = Object.keys(range.rates);
    expect(days).toHaveLength(23);
    expect(days).not.toContain("2024-01-06");
    const open = await world().json("/2026-11-16..?symbols=USD");
    expect(Object.keys(open.rates).at(-1)).toBe("2026-11-20");
  });

  it("names the currencies", async () => {
    expect(await world().json("/currencies")).toMatchObject({ AUD: "Australian Dollar", EUR: "Euro" });
  });

  it.each([
    "/latest?base=XXX",
    "/latest?symbols=XXX",
    "/yesterday",
    "/2024-13-45",
    "/1990-01-01",
    "/",
    "/2024-02-01..2024-01-01",
  ])("%s is not found", async (path) => {
    const answer = await world().get(path);
    expect([answer.status, await answer.json()]).toEqual([404, { message: "not found" }]);
  });

  it.each([
    ["not-found", 404],
    ["refuse-429", 429],
    ["error-500", 502],
  ])("%s", async (fault, status) => {
    const { get, fault: set } = world();
    await set("frankfurter", fault, { count: 1 });
    expect((await get("/latest")).status).toBe(status);
    expect((await get("/latest")).status).toBe(200);
  });

  it("drop and malformed", async () => {
    const { get, fault } = world();
    await fault("frankfurter", "drop", { count: 1 });
    await expect(get("/latest")).rejects.toThrow("fetch failed");
    await fault("frankfurter", "malformed", { count: 1 });
    await expect((await get("/latest")).json()).rejects.toThrow(SyntaxError);
  });
});
