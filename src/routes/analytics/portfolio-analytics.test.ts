import { exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { keepCloses } from "../../../test/closes.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { buy, deposit, makePortfolio } from "../../../test/portfolios.ts";
import { openNow, storeCandles, walkOf } from "../../../test/stored-candles.ts";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { simpleReturns } from "../../domain/risk/returns.ts";
import { CRASHES } from "../../domain/risk/stress.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";
import { unwrap } from "../../platform/problem.ts";
import { calcRisk } from "../../services/calc-risk.ts";
import { PortfolioCorrelationSchema, PortfolioRiskSchema } from "./portfolio-schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const today = openNow("1d");
const [bitcoin, ethereum] = [walkOf(400, "1d", 41), walkOf(400, "1d", 42)];
await storeCandles("bitcoin", "1d", bitcoin);
await storeCandles("ethereum", "1d", ethereum);
const march = CRASHES.find(({ name }) => name === "March 2020");
await keepCloses("bitcoin", "1d", { "2020-03-07": "9131.88", "2020-03-13": "4800" });
const closesOf = (bars: typeof bitcoin) => Float64Array.from(bars, ({ close }) => Number(close));

const quoted = { quote: "tether" as AssetId, open24h: null, source: "binance" } as const;
vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => ({
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: Date.now() + 60_000 },
  prices: {
    ["bitcoin" as AssetId]: { ...quoted, price: "60000", at: Date.now() },
    ["ethereum" as AssetId]: { ...quoted, price: "3000", at: Date.now() },
  },
}));

/** So much of a coin, bought at the close of so many days ago: nothing is gained by buying. */
function atClose(asset: string, bars: typeof bitcoin, quantity: number, daysAgo: number) {
  const close = Number(bars.at(-1 - daysAgo)?.close);
  return [asset, String(quantity), (quantity * close).toFixed(8), iso(today - daysAgo * DAY)] as [
    string,
    string,
    string,
    string,
  ];
}

/** `null` was paid: it came from outside, and nobody knows what it was worth. */
async function holding(...bought: [asset: string, quantity: string, paid: string | null, at: string][]) {
  const person = await signUp();
  const { id, userId, object } = await makePortfolio(person.userId as UserId);
  for (const [n, [asset, quantity, paid, at]] of bought.entries()) {
    const input = paid === null ? deposit(asset, quantity, at) : buy(asset, quantity, paid, at);
    unwrap(await object.record(userId, { key: `${n}`, requestHash: `${n}` }, input));
  }
  return { id, headers: person.headers };
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${path}`, { headers });

async function ask(path: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await get(path, headers);
  const text = await response.text();
  expect(response.status, text.slice(0, 800)).toBe(200);
  return JSON.parse(text);
}

describe("GET /api/v1/portfolios/{id}/risk", () => {
  it("has the figures of the coin that alone is held, whatever is paid in meanwhile", async () => {
    const { id, headers } = await holding(
      atClose("ethereum", ethereum, 1, 300),
      atClose("ethereum", ethereum, 50, 100),
    );
    const answer = PortfolioRiskSchema.parse(await ask(`${id}/risk?from=${iso(today - 90 * DAY)}`, headers));
    expect(answer).toMatchObject({ base: "fiat:usd", benchmark: "bitcoin", returns: 90, excluded: [], roughDays: [] });
    expect([answer.time[0], answer.time.at(-1)]).toEqual([iso(today - 89 * DAY), iso(today)]);
    const span = (bars: typeof bitcoin) => simpleReturns(closesOf(bars.slice(-91)));
    const rows = {
      kind: "returns" as const,
      values: span(ethereum),
      benchmark: span(bitcoin),
      riskFree: null,
      required: null,
      dates: Float64Array.from(answer.time, Date.parse),
      start: today - 90 * DAY,
    };
    for (const [n, { figure, value, reason }] of calcRisk(rows, answer.results).entries()) {
      expect(answer.results[n]?.reason, figure).toBe(reason);
      if (value !== null) expect(answer.results[n]?.value, figure).toBeCloseTo(value, 7);
    }
    // With the deposit among them, which is fifty times what was there, it stays that of the coin.
    const longer = PortfolioRiskSchema.parse(
      await ask(`${id}/risk?from=${iso(today - 300 * DAY)}&figures=volatility`, headers),
    );
    const coin = calcRisk(
      { ...rows, values: simpleReturns(closesOf(ethereum.slice(-301))), benchmark: null, dates: null },
      longer.results,
    );
    expect(longer.results[0]?.value).toBeCloseTo(coin[0]?.value ?? Number.NaN, 6);
  });

  it("puts today's holdings through past crashes; a coin without candles then is named and left out", async () => {
    const { id, headers } = await holding(
      ["bitcoin", "1", "50000", iso(today - 10 * DAY)],
      ["ethereum", "10", "30000", iso(today - 10 * DAY)],
      ["dogecoin", "1000", null, iso(today - 10 * DAY)],
    );
    const { stress, results } = PortfolioRiskSchema.parse(await ask(`${id}/risk`, headers));
    expect(results.every(({ reason }) => reason === "not_enough_returns")).toBe(true);
    expect(stress.unpriced).toEqual(["dogecoin"]);
    expect(stress.crashes.map(({ name }) => name)).toEqual(CRASHES.map(({ name }) => name));
    const { change, result, covered, without, coins } = stress.crashes.find(({ name }) => name === march?.name) ?? {};
    expect(change).toBeCloseTo(4_800 / 9_131.88 - 1, 12);
    expect(Number(result)).toBeCloseTo(60_000 * (4_800 / 9_131.88 - 1), 6);
    expect(covered).toBeCloseTo(60_000 / 90_000, 12);
    expect(without).toEqual(["ethereum"]);
    expect(coins?.map(({ asset }) => asset)).toEqual(["bitcoin"]);
    const uncovered = stress.crashes.find(({ name }) => name === "June 2022");
    expect(uncovered).toMatchObject({ change: null, result: null, covered: 0, coins: [] });
  });

  it("has nothing to say of an empty portfolio", async () => {
    const { id, headers } = await holding();
    const answer = PortfolioRiskSchema.parse(await ask(`${id}/risk?figures=sharpe,maxDrawdown`, headers));
    expect(answer).toMatchObject({ time: [], returns: 0, results: [{ reason: "not_enough_returns" }, {}] });
    expect(answer.stress.crashes.every(({ change, covered }) => change === null && covered === null)).toBe(true);
  });

  it("is nobody else's business, and wakes no object", async () => {
    const { id } = await holding(["bitcoin", "1", "1", iso(today - 10 * DAY)]);
    const { headers } = await signUp();
    const read = vi.spyOn(Portfolio.prototype, "read");
    for (const path of [`${id}/risk`, `${id}/correlation`]) {
      expect((await get(path)).status).toBe(401);
      expect((await get(path, headers)).status).toBe(404);
    }
    expect(read).not.toHaveBeenCalled();
  });
});

describe("GET /api/v1/portfolios/{id}/correlation", () => {
  it("compares the portfolio with bitcoin and with what it holds", async () => {
    const { id, headers } = await holding(atClose("ethereum", ethereum, 1, 200), atClose("ethereum", ethereum, 5, 60));
    const answer = PortfolioCorrelationSchema.parse(
      await ask(`${id}/correlation?window=30&from=${iso(today - 199 * DAY)}`, headers),
    );
    expect(answer.columns).toEqual(["portfolio", "bitcoin", "ethereum"]);
    expect(answer.time).toHaveLength(199);
    expect(answer.matrix[0]?.[2]).toBeCloseTo(1, 7);
    expect(answer.matrix[0]?.[1]).toBeCloseTo(answer.matrix[1]?.[2] ?? Number.NaN, 7);
    expect(answer.rolling.map((line) => line.with)).toEqual(["bitcoin", "ethereum"]);
    expect(answer.rolling[1]?.values.slice(29).every((r) => (r ?? 0) > 0.999_999)).toBe(true);
    expect(answer.onBadDays.matrix[0]?.[1]).toBeNull();
  });

  it("of an empty portfolio has bitcoin beside nothing", async () => {
    const { id, headers } = await holding();
    const answer = PortfolioCorrelationSchema.parse(await ask(`${id}/correlation`, headers));
    expect(answer).toMatchObject({ columns: ["portfolio", "bitcoin"], time: [], onBadDays: { days: 0 } });
  });
});
