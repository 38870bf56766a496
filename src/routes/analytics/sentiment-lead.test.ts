import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../../../test/people.ts";
import { openNow, storeCandles, walkOf } from "../../../test/stored-candles.ts";
import { MODEL_VERSION } from "../../domain/sentiment/score.ts";
import { coreDb } from "../../storage/database.ts";
import { insertHours } from "../../storage/queries/sentiment.ts";
import { SentimentLeadSchema } from "./get-sentiment-lead.ts";

vi.setConfig({ testTimeout: 30_000 });

const HOUR = 3_600_000;
const HOURS = 95 * 24;
const candles = walkOf(HOURS, "1h", 51);
const closes = candles.map(({ close }) => Number(close));

const next = (i: number) => (closes[i + 1] ?? closes[i] ?? 1) / (closes[i] ?? 1) - 1;
const last = (i: number) => (closes[i] ?? 1) / (closes[i - 1] ?? closes[i] ?? 1) - 1;

/** Fixes a score for each hour. */
const storeScores = (assetId: string, scoreOf: (i: number) => number | null) =>
  insertHours(
    coreDb(env),
    candles.map(({ openTime }, i) => ({
      assetId,
      hour: openTime,
      modelVersion: MODEL_VERSION,
      score: scoreOf(i),
      n: 5,
      nEff: 4,
      sources: 3,
      mentions: 5,
      z: null,
    })),
  );

const get = (path: string) => exports.default.fetch(`${ORIGIN}/api/v1/coins/${path}`);
const ask = async (path: string) => SentimentLeadSchema.parse(await (await get(path)).json());

describe("GET /api/v1/coins/{id}/sentiment-lead", () => {
  it("finds it where a score knew the next hour, and says of how much", async () => {
    await storeCandles("ethereum", "1h", candles);
    await storeScores("ethereum", (i) => Math.tanh(10 * next(i) + 0.3 * Math.sin(i * i)));
    const { leads, finding, hours, from, to, modelVersion } = await ask("ethereum/sentiment-lead");
    expect({ finding, modelVersion, hours }).toEqual({
      finding: "evidence",
      modelVersion: MODEL_VERSION,
      hours: { withScore: 90 * 24, withClose: 90 * 24 },
    });
    expect((Date.parse(to) - Date.parse(from)) / HOUR).toBe(90 * 24);
    expect(Date.parse(to)).toBe(openNow("1h"));
    expect(leads[0]).toMatchObject({ lag: 1, finding: "evidence", observations: 90 * 24 - 1 });
    expect(leads[0]?.interval?.from).toBeGreaterThan(0);
    expect(leads[0]?.correlation).toBeGreaterThan(0.2);
  });

  it("finds none where a score knew the hour that had been", async () => {
    await storeCandles("solana", "1h", candles);
    await storeScores("solana", (i) => (i % 5 === 0 ? null : Math.tanh(10 * last(i))));
    const { leads, finding, hours } = await ask("solana/sentiment-lead?days=60");
    expect(finding).toBe("no evidence");
    expect(hours.withScore).toBe((60 * 24 * 4) / 5);
    expect(leads.every(({ interval }) => interval !== null && interval.from <= 0 && interval.to >= 0)).toBe(true);
  });

  it("says no evidence of a coin without sentiment", async () => {
    await storeCandles("cardano", "1h", candles);
    const { finding, leads, hours } = await ask("cardano/sentiment-lead");
    expect({ finding, scores: hours.withScore }).toEqual({ finding: "no evidence", scores: 0 });
    expect(leads.every(({ correlation, interval }) => correlation === null && interval === null)).toBe(true);
  });

  it("knows no coin that is none, and no days out of bounds", async () => {
    expect((await get("nosuchcoin/sentiment-lead")).status).toBe(404);
    for (const days of ["6", "366", "x"]) expect((await get(`ethereum/sentiment-lead?days=${days}`)).status).toBe(400);
  });
});
