import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { AssetId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import { closesOf, pricesOver } from "./closes.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";
import { priceAt } from "./price-at.ts";
import { keepRates } from "./keep-rates.ts";

const DAY = 86_400_000;
const NOW = Math.floor(Date.now() / DAY) * DAY;
const DAYS = 365;
const COINS = 30;
const EUR = "fiat:eur" as AssetId;

let rowsRead = 0;
let questions = 0;

/** D1 that counts what it is billed by. */
const counting = (statement: D1PreparedStatement): object => {
  const all = async () => {
    const answer = await statement.all<Record<string, unknown>>();
    rowsRead += answer.meta.rows_read;
    questions += 1;
    return answer;
  };
  return {
    bind: (...values: unknown[]) => counting(statement.bind(...values)),
    all,
    run: all,
    raw: async () => (await all()).results.map((row) => Object.values(row)),
  };
};
const DB = { prepare: (query: string) => counting(env.DB.prepare(query)) } as unknown as D1Database;

const context: ServiceContext = {
  ...serviceContext(env, { waitUntil: () => {} }, "test"),
  env: { ...env, DB },
  clock: { now: () => NOW },
};
let coins: AssetId[] = [];

async function costOf<T>(work: () => Promise<T>): Promise<{ answer: T; rows: number; questions: number }> {
  rowsRead = 0;
  questions = 0;
  return { answer: await work(), rows: rowsRead, questions };
}

beforeAll(async () => {
  const { results } = await env.DB.prepare(
    `SELECT asset_id AS asset, p.id FROM pairs p JOIN assets a ON a.id = p.asset_id
     WHERE venue = 'binance' ORDER BY a.rank LIMIT ?`,
  )
    .bind(COINS)
    .all<{ asset: string; id: number }>();
  coins = results.map(({ asset }) => asset as AssetId);
  // Two years, so that what is not asked for is there too.
  for (const { id } of results) {
    await env.DB.prepare(`INSERT INTO candles SELECT ?1, '1d', value, '1', '2', '0.5', '1.5', '3' FROM json_each(?2)`)
      .bind(id, JSON.stringify(Array.from({ length: 2 * DAYS }, (_, n) => NOW - (n + 1) * DAY)))
      .run();
  }
  await keepRates(context, new Date(NOW - DAYS * DAY).toISOString().slice(0, 10), 4);
  // What an isolate has not heard of yet it asks for once.
  await closesOf(context, coins, "1d", NOW - DAY, NOW, EUR);
});

describe("prices of many coins over a year", () => {
  const points = COINS * DAYS;
  /** The days before the first over which a close may be carried. */
  const carried = COINS * 8;

  it("read a row a point, in two questions", async () => {
    const { answer, rows, questions } = await costOf(() => closesOf(context, coins, "1d", NOW - DAYS * DAY, NOW, USD));
    expect([...answer.values()].every((closes) => closes.length === DAYS)).toBe(true);
    expect(rows).toBeLessThanOrEqual(points + carried + 3 * COINS);
    expect(questions).toBeLessThanOrEqual(2);
  });

  it("and a row a day's rate in another base", async () => {
    const times = Array.from({ length: DAYS }, (_, n) => NOW - n * DAY).toReversed();
    const { answer, rows, questions } = await costOf(() => pricesOver(context, coins, "1d", times, EUR));
    expect([...answer.values()].every((prices) => prices.every((price) => price !== null))).toBe(true);
    expect(rows).toBeLessThanOrEqual(points + carried + 3 * COINS + 2 * DAYS);
    expect(questions).toBeLessThanOrEqual(3);
  });

  it("a price at a time reads a few rows, however many candles there are", async () => {
    const { answer, rows } = await costOf(() => priceAt(context, "bitcoin" as AssetId, NOW - 100 * DAY, EUR));
    expect(answer).not.toBeNull();
    expect(rows).toBeLessThanOrEqual(40);
  });
});
