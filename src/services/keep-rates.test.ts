import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CURRENCIES } from "../domain/currencies/currencies.ts";
import { coreDb } from "../storage/database.ts";
import { ratesBetween, spanOfRates } from "../storage/queries/fx-rates.ts";
import { fxRates, leases } from "../storage/schema/core.ts";
import { outsideWorld } from "../../test/outside-world.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { keepRates } from "./keep-rates.ts";

const db = coreDb(env);
const HOUR = 3_600_000;
const TODAY = new Date().toISOString().slice(0, 10);

const contextAt = (now: number): ServiceContext => ({
  ...serviceContext(env, { waitUntil: () => {} }, "test"),
  clock: { now: () => now },
});
const asked = async () => (await outsideWorld.state()).frankfurter.requests;

beforeEach(async () => {
  await db.delete(fxRates);
  await db.delete(leases);
  await outsideWorld.clearFaults();
});

describe("keepRates", () => {
  it("stores a year of all currencies at once, and asks no more than once an hour for what is new", async () => {
    const now = Date.now();
    const before = await asked();
    await keepRates(contextAt(now), TODAY);
    const today = await ratesBetween(
      db,
      Object.keys(CURRENCIES).map((code) => code.toLowerCase()),
      TODAY,
      TODAY,
    );
    expect(today.map(({ currency }) => currency)).toHaveLength(Object.keys(CURRENCIES).length - 1);
    const span = await spanOfRates(db);
    expect(Date.parse(span?.last ?? "") - Date.parse(span?.first ?? "")).toBeGreaterThan(370 * 24 * HOUR);
    await keepRates(contextAt(now + HOUR - 1), TODAY);
    expect((await asked()) - before).toBe(1);
  });

  it("gives dollars for a unit: what the source says of euros, the other way round", async () => {
    await keepRates(contextAt(Date.now()), TODAY);
    const monthAgo = Date.now() - 30 * 24 * HOUR;
    const sunday = new Date(monthAgo - new Date(monthAgo).getUTCDay() * 24 * HOUR).toISOString().slice(0, 10);
    const answer = await fetch(`${env.FRANKFURTER_BASE}/v1/${sunday}`);
    const { date, rates } = await answer.json<{ date: string; rates: Record<string, number> }>();
    const stored = await ratesBetween(db, ["eur", "jpy"], sunday, sunday);
    // A Sunday has none: those of the last working day stand.
    expect(date < sunday).toBe(true);
    expect(stored.map((rate) => [rate.currency, rate.date])).toEqual([
      ["eur", date],
      ["jpy", date],
    ]);
    expect(Number(stored[0]?.usdPerUnit)).toBe(rates["USD"]);
    expect(Number(stored[1]?.usdPerUnit)).toBeCloseTo((rates["USD"] ?? 0) / (rates["JPY"] ?? 1), 15);
  });

  it("goes back to where the source's history begins, and then leaves it alone", async () => {
    const now = Date.now();
    for (let run = 0; run < 8; run++) await keepRates(contextAt(now), "2020-01-01", 4);
    expect((await spanOfRates(db))?.first.slice(0, 7)).toBe("2022-01");
    const before = await asked();
    await keepRates(contextAt(now + 24 * HOUR), "2020-01-01", 4);
    // The head is asked for, the history is not.
    expect((await asked()) - before).toBeLessThanOrEqual(1);
  });

  it.each(["refuse-429", "error-500", "malformed", "drop"])(
    "survives %s and comes back after a rest",
    async (fault) => {
      const now = Date.now();
      await outsideWorld.fault({ target: "frankfurter", fault, count: 1 });
      await keepRates(contextAt(now), TODAY);
      expect(await spanOfRates(db)).toBeNull();
      const before = await asked();
      await keepRates(contextAt(now + 60_000), TODAY);
      expect(await asked()).toBe(before);
      await keepRates(contextAt(now + 6 * 60_000), TODAY);
      expect(await spanOfRates(db)).not.toBeNull();
    },
  );
});
