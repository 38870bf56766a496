import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../../../test/people.ts";
import { openNow, storeCandles, walkOf } from "../../../test/stored-candles.ts";
import { correlation } from "../../domain/risk/correlation.ts";
import { simpleReturns } from "../../domain/risk/returns.ts";
import { calcRisk } from "../../services/calc-risk.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { CorrelationSchema } from "./correlation-schemas.ts";
import { CoinRiskSchema } from "./risk-schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/${path}`, { headers });

async function ask(path: string): Promise<unknown> {
  const response = await get(path);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(200);
  return JSON.parse(text);
}
const risk = async (coin: string, query: string) => CoinRiskSchema.parse(await ask(`coins/${coin}/risk?${query}`));
const correlations = async (query: string) => CorrelationSchema.parse(await ask(`analytics/correlation?${query}`));

const kept = async () => (await env.CACHE.list({ prefix: "cache:2:analytics:" })).keys.length;

const today = openNow("1d");
const BARS = 800;
/** Bitcoin falls by a tenth every 25 days and is there again the day after. */
const bitcoin = walkOf(BARS, "1d", 31).map((bar, i) =>
  i % 25 === 0 ? { ...bar, close: (Number(bar.close) * 0.9).toFixed(8) } : bar,
);
const [ethereum, solana] = [walkOf(BARS, "1d", 32), walkOf(60, "1d", 33)];
await storeCandles("bitcoin", "1d", bitcoin);
await storeCandles("ethereum", "1d", ethereum);
await storeCandles("solana", "1d", solana);
const closesOf = (bars: typeof bitcoin) => Float64Array.from(bars, ({ close }) => Number(close));

describe("GET /api/v1/coins/{id}/risk", () => {
  it("computes what calc computes from the same closes, by default of the last year", async () => {
    const answer = await risk("ethereum", "");
    expect(answer).toMatchObject({ coin: "ethereum", benchmark: "bitcoin", venue: "binance", returns: 365 });
    expect(answer.time).toHaveLength(366);
    expect(answer.time.at(-1)).toBe(iso(today));
    expect(answer.time[0]).toBe(iso(today - 365 * DAY));
    const rows = {
      kind: "closes" as const,
      values: closesOf(ethereum.slice(-366)),
      benchmark: closesOf(bitcoin.slice(-366)),
      riskFree: null,
      required: null,
      dates: Float64Array.from(answer.time, Date.parse),
      start: null,
    };
    const here = calcRisk(rows, answer.results);
    expect(answer.results.map(({ value }) => value)).toEqual(here.map(({ value }) => value));
    expect(answer.results.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining([
        "volatility",
        "sharpe",
        "sortino",
        "maxDrawdown",
        "calmar",
        "var",
        "cvar",
        "beta",
        "alpha",
      ]),
    );
    const deepest = here.find(({ figure }) => figure === "maxDrawdown")?.course;
    const told = answer.results.find(({ figure }) => figure === "maxDrawdown")?.course;
    expect(told).toMatchObject({
      peak: answer.time[deepest?.peak ?? -1],
      trough: answer.time[deepest?.trough ?? -1],
      recovered: deepest?.recovered === null ? null : answer.time[deepest?.recovered ?? -1],
    });
  });

  it("takes figures with their parameters, a span, and another benchmark", async () => {
    const from = iso(today - 200 * DAY);
    const to = iso(today - 50 * DAY);
    const { time, results } = await risk(
      "ethereum",
      `from=${from}&to=${to}&benchmark=solana&figures=sharpe:year=252:riskFree=0.03,var:level=0.01:method=normal,sharpe:window=90,beta`,
    );
    expect([time[0], time.at(-1)]).toEqual([from, to]);
    expect(results.map(({ parameters }) => parameters)).toMatchObject([
      { year: 252, riskFree: 0.03 },
      { level: 0.01, method: "normal" },
      { window: 90 },
      {},
    ]);
    const rolling = results[2];
    expect(rolling?.series).toHaveLength(151);
    expect(rolling?.value).toBe(rolling?.series?.at(-1));
    // Ten days of both in the span.
    expect(results[3]).toMatchObject({ value: null, reason: "not_enough_returns" });
  });

  it("gives no figure of fewer than 30 returns, and says why", async () => {
    const { returns, results } = await risk("ethereum", `from=${iso(today - 29 * DAY)}&figures=volatility,maxDrawdown`);
    expect(returns).toBe(29);
    expect(results).toMatchObject([
      { value: null, reason: "not_enough_returns" },
      { value: null, reason: "not_enough_returns" },
    ]);
  });

  it("is left in KV for whoever asks next", async () => {
    const before = await kept();
    await risk("ethereum", "from=2026-01-05T00:00:00Z");
    await vi.waitFor(async () => expect(await kept()).toBe(before + 1));
  });

  it("answers the same until a day closes, and 304 to who has it", async () => {
    const [first, again] = [await get("coins/ethereum/risk"), await get("coins/ethereum/risk")];
    const etag = first.headers.get("etag") ?? "";
    expect(again.headers.get("etag")).toBe(etag);
    expect((await get("coins/ethereum/risk", { "if-none-match": etag })).status).toBe(304);
  });

  it("knows nothing of a coin that nobody trades, and no coin that is none", async () => {
    expect(await risk("euro-coin", "figures=volatility")).toMatchObject({ returns: 0, results: [{ value: null }] });
    expect((await get("coins/nosuchcoin/risk")).status).toBe(404);
  });

  it.each([
    ["figures=luck", "query.figures"],
    ["figures=", "query.figures"],
    ["figures=var:level=2", "query.figures"],
    [`figures=${Array.from({ length: 31 }, () => "beta").join()}`, "query.figures"],
    [`figures=${Array.from({ length: 30 }, () => "beta:window=1000").join()}`, "query.figures"],
    ["benchmark=nosuchcoin", "query.benchmark"],
    ["from=2001-01-01T00:00:00Z", "query.from"],
    ["from=2099-01-01T00:00:00Z", "query.from"],
    ["from=2025-02-01T00:00:00Z&to=2025-02-01T12:00:00Z", "query.from"],
    ["days=3", "query.days"],
  ])("refuses %s", async (query, path) => {
    const response = await get(`coins/ethereum/risk?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemSchema.parse(await response.json()).errors?.map((error) => error.path)).toContain(path);
  });
});

describe("GET /api/v1/analytics/correlation", () => {
  it("has the matrix of daily returns, over the days that each two have", async () => {
    const answer = await correlations("coins=ethereum,bitcoin,solana,euro-coin");
    expect(answer.coins).toEqual(["ethereum", "bitcoin", "solana", "euro-coin"]);
    expect(answer.time).toHaveLength(365);
    expect(answer.days[0]).toEqual([365, 365, 59, 0]);
    const [x, y] = [simpleReturns(closesOf(ethereum.slice(-366))), simpleReturns(closesOf(bitcoin.slice(-366)))];
    expect(answer.matrix[0]?.[1]).toBeCloseTo(correlation(x, y) ?? Number.NaN, 12);
    expect(answer.matrix.map((row, i) => row[i])).toEqual([1, 1, 1, null]);
    for (const [i, row] of answer.matrix.entries())
      for (const [j, r] of row.entries()) expect(r).toBe(answer.matrix[j]?.[i]);
  });

  it("rolls the first with each other, and counts the days on which bitcoin fell", async () => {
    const span = `from=${iso(today - (BARS - 1) * DAY)}`;
    const { rolling, onBadDays, time, window } = await correlations(`coins=ethereum,bitcoin,solana&window=60&${span}`);
    expect(window).toBe(60);
    expect(rolling.map((line) => line.with)).toEqual(["bitcoin", "solana"]);
    expect(rolling[0]?.values).toHaveLength(time.length);
    expect(rolling[0]?.values.findIndex((r) => r !== null)).toBe(59);
    // Solana has 59 returns.
    expect(rolling[1]?.values.every((r) => r === null)).toBe(true);
    const fell = [...simpleReturns(closesOf(bitcoin))].filter((r) => r <= -0.05).length;
    expect(fell).toBeGreaterThan(20);
    expect(onBadDays.days).toBe(fell);
    expect(onBadDays.matrix[0]?.[1]).not.toBeNull();
    expect([onBadDays.matrix[0]?.[2], onBadDays.common[0]?.[2]]).toEqual([null, 2]);
  });

  it.each([
    ["", "query.coins"],
    ["coins=bitcoin", "query.coins"],
    ["coins=bitcoin,bitcoin", "query.coins"],
    ["coins=bitcoin,nosuchcoin", "query.coins"],
    [`coins=${Array.from({ length: 21 }, (_, i) => `coin${i}`).join()}`, "query.coins"],
    ["coins=bitcoin,ethereum&window=29", "query.window"],
    ["coins=bitcoin,ethereum&window=1001", "query.window"],
    ["coins=bitcoin,ethereum&from=2001-01-01T00:00:00Z", "query.from"],
  ])("refuses %s", async (query, path) => {
    const response = await get(`analytics/correlation?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemSchema.parse(await response.json()).errors?.map((error) => error.path)).toContain(path);
  });
});
