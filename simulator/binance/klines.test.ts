import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";

type Row = [number, string, string, string, string, string, number, string, number, string, string, string];

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56, 789);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOUR_NOW = Date.UTC(2026, 10, 21, 12);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
afterAll(() => simulator.close());

async function klines(query: Record<string, string | number>): Promise<Row[]> {
  const asked = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  const parameters = new URLSearchParams([["symbol", "BTCUSDT"], ...asked]);
  const response = await fetch(`${simulator.url}/binance/api/v3/klines?${parameters.toString()}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Row[];
}

const opens = (rows: Row[]) => rows.map(([open]) => open);

describe("GET /api/v3/klines", () => {
  it("answers rows of twelve, prices and volumes as strings of eight decimals, times in milliseconds", async () => {
    const [row] = await klines({ interval: "1h", startTime: HOUR_NOW - HOUR, limit: 1 });
    const decimal = expect.stringMatching(/^\d+\.\d{8}$/) as string;
    expect(row).toEqual([
      HOUR_NOW - HOUR,
      decimal,
      decimal,
      decimal,
      decimal,
      decimal,
      HOUR_NOW - 1,
      decimal,
      expect.any(Number),
      decimal,
      decimal,
      "0",
    ]);
  });

  it("gives the latest 500 without a time, the running one last", async () => {
    const rows = await klines({ interval: "1h" });
    expect(rows).toHaveLength(500);
    expect(rows.at(-1)?.[0]).toBe(HOUR_NOW);
    expect(opens(rows)).toEqual(rows.map((_, n) => HOUR_NOW - (499 - n) * HOUR));
  });

  it("gives the oldest from startTime on, that one included", async () => {
    const from = HOUR_NOW - 900 * HOUR;
    expect(opens(await klines({ interval: "1h", startTime: from, limit: 3 }))).toEqual([
      from,
      from + HOUR,
      from + 2 * HOUR,
    ]);
    expect(opens(await klines({ interval: "1h", startTime: from + 1, limit: 1 }))).toEqual([from + HOUR]);
  });

  it("gives the latest up to endTime, that one included", async () => {
    const to = HOUR_NOW - 900 * HOUR;
    expect(opens(await klines({ interval: "1h", endTime: to, limit: 2 }))).toEqual([to - HOUR, to]);
    expect(opens(await klines({ interval: "1h", endTime: to - 1, limit: 1 }))).toEqual([to - HOUR]);
  });

  it("with both begins at startTime and stops at endTime", async () => {
    const from = HOUR_NOW - 900 * HOUR;
    expect(opens(await klines({ interval: "1h", startTime: from, endTime: from + 2 * HOUR }))).toHaveLength(3);
    expect(opens(await klines({ interval: "1h", startTime: from, endTime: HOUR_NOW, limit: 2 }))).toEqual([
      from,
      from + HOUR,
    ]);
    expect(await klines({ interval: "1h", startTime: from, endTime: from - HOUR })).toEqual([]);
  });

  it("is empty past the end, and begins with the market before its beginning", async () => {
    expect(await klines({ interval: "1h", startTime: NOW + 1 })).toEqual([]);
    expect(opens(await klines({ interval: "1d", startTime: 0, limit: 1 }))).toEqual([Date.UTC(2022, 0, 1)]);
    expect(await klines({ interval: "1d", endTime: Date.UTC(2021, 0, 1) })).toEqual([]);
  });

  it("never gives more than 1000", async () => {
    expect(await klines({ interval: "1m", limit: 5000 })).toHaveLength(1000);
  });

  it("pages through a year without a hole or a double", async () => {
    const from = Date.UTC(2025, 0, 1);
    const seen: number[] = [];
    for (let startTime = from; ;) {
      const rows = await klines({ interval: "12h", startTime, endTime: from + 365 * DAY - 1, limit: 300 });
      if (rows.length === 0) break;
      seen.push(...opens(rows));
      startTime = (rows.at(-1)?.[6] ?? 0) + 1;
    }
    expect(seen).toEqual(Array.from({ length: 730 }, (_, n) => from + n * 12 * HOUR));
  });

  it.each(["1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"])(
    "knows %s: each closes a millisecond before the next opens, at the price at which that opens",
    async (interval) => {
      const rows = await klines({ interval, limit: 20 });
      expect(rows).toHaveLength(20);
      rows.slice(1).forEach((row, n) => {
        expect(row[0]).toBe((rows[n]?.[6] ?? 0) + 1);
        expect(row[1]).toBe(rows[n]?.[4]);
      });
      expect(rows.at(-1)?.[6]).toBeGreaterThanOrEqual(NOW);
    },
  );

  it("opens weeks on Mondays and months on their first", async () => {
    const days = opens(await klines({ interval: "1w", limit: 3 })).map((open) => new Date(open).getUTCDay());
    expect(days).toEqual([1, 1, 1]);
    const dates = opens(await klines({ interval: "1M", limit: 3 })).map((open) => new Date(open).toISOString());
    expect(dates).toEqual(["2026-09-01", "2026-10-01", "2026-11-01"].map((date) => `${date}T00:00:00.000Z`));
  });

  it("rolls up: an hour is its minutes", async () => {
    const [hour] = await klines({ interval: "1h", startTime: HOUR_NOW - HOUR, limit: 1 });
    const minutes = await klines({ interval: "1m", startTime: HOUR_NOW - HOUR, endTime: HOUR_NOW - 1 });
    expect(minutes).toHaveLength(60);
    const column = (n: 2 | 3 | 5) => minutes.map((row) => Number(row[n]));
    expect(Math.max(...column(2))).toBe(Number(hour?.[2]));
    expect(Math.min(...column(3))).toBe(Number(hour?.[3]));
    expect(column(5).reduce((sum, volume) => sum + volume, 0)).toBeCloseTo(Number(hour?.[5]), 5);
    expect(minutes.reduce((sum, row) => sum + row[8], 0)).toBe(hour?.[8]);
  });
});
