import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { RESERVED_IDS } from "../../domain/coins/reserved.ts";
import { MODEL_VERSION } from "../../domain/sentiment/score.ts";
import { coreDb } from "../../storage/database.ts";
import type { SentimentHour } from "../../storage/queries/sentiment.ts";
import { insertHours } from "../../storage/queries/sentiment.ts";
import { ArticlePageSchema } from "../news/schemas.ts";
import {
  MarketSentimentSchema,
  ScoredTextsSchema,
  SentimentComparisonSchema,
  SentimentTrendSchema,
  SourcesSchema,
} from "./schemas.ts";

const HOUR = 3_600_000;
const MIDNIGHT = Date.UTC(2026, 9, 1);
const url = (path: string) => `http://localhost:8787/api/v1/sentiment${path}`;
const get = (path: string) => exports.default.fetch(url(path));
const post = (body: unknown) =>
  exports.default.fetch(url("/score"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const trend = async (path: string) => SentimentTrendSchema.parse(await (await get(path)).json());
const scored = async (texts: readonly string[], kind = "crypto") =>
  ScoredTextsSchema.parse(await (await post({ texts, kind })).json());
const hour = (assetId: string, n: number, over: Partial<SentimentHour> = {}): SentimentHour => ({
  assetId,
  hour: MIDNIGHT + n * HOUR,
  modelVersion: MODEL_VERSION,
  score: n / 100,
  n: 5,
  nEff: 4,
  sources: 2,
  mentions: 3,
  z: null,
  ...over,
});

beforeAll(async () => {
  const hours = Array.from({ length: 30 }, (_, n) => hour("bitcoin", n));
  const other = hour("bitcoin", 3, { modelVersion: "older", score: -1 });
  await insertHours(coreDb(env), [...hours, other, hour("market", 1), hour("solana", 1, { score: null, nEff: 1 })]);
});

describe("GET /api/v1/sentiment/{coin}/trend", () => {
  const range = "from=2026-10-01T00:00:00Z&to=2026-10-02T12:00:00Z";

  it("gives each fixed hour of the current model, the oldest first", async () => {
    const { points, interval } = await trend(`/bitcoin/trend?${range}`);
    expect(interval).toBe("1h");
    expect(points.length).toBe(30);
    expect(points[3]).toMatchObject({ time: "2026-10-01T03:00:00.000Z", value: 0.03, label: "neutral", articles: 5 });
  });

  it("gives wider intervals as they stood at their end", async () => {
    const { points } = await trend(`/bitcoin/trend?interval=1d&${range}`);
    expect(points.map(({ time, value }) => [time, value])).toEqual([
      ["2026-10-01T00:00:00.000Z", 0.23],
      ["2026-10-02T00:00:00.000Z", 0.29],
    ]);
    expect((await trend(`/bitcoin/trend?interval=4h&${range}`)).points.length).toBe(8);
  });

  it("has the market's index too, and says null where there was not enough news", async () => {
    expect((await trend(`/market/trend?${range}`)).points.length).toBe(1);
    expect((await trend(`/solana/trend?${range}`)).points).toMatchObject([{ value: null, label: null }]);
    expect((await trend("/dogecoin/trend")).points).toEqual([]);
  });

  it.each([
    ["/bitcoin/trend?interval=2h", 400],
    ["/bitcoin/trend?from=yesterday", 400],
    ["/bitcoin/trend?from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z", 400],
    ["/bitcoin/trend?from=2026-01-01T00:00:00Z&to=2026-10-01T00:00:00Z", 400],
    ["/nosuchcoin/trend", 404],
  ])("refuses %s", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe("the other reads", () => {
  it("compare several coins, and name what is none", async () => {
    const body: unknown = await (await get("/compare?coins=bitcoin,nosuchcoin,solana,fiat:usd")).json();
    const { coins, missing } = SentimentComparisonSchema.parse(body);
    expect(coins.map(({ coin }) => coin)).toEqual(["bitcoin", "solana"]);
    expect(missing).toEqual(["nosuchcoin", "fiat:usd"]);
    expect((await get("/compare")).status).toBe(400);
  });

  it("give the market's index", async () => {
    const market = MarketSentimentSchema.parse(await (await get("/market")).json());
    expect(market).toMatchObject({ score: { value: null, reason: "not_enough_news" }, modelVersion: MODEL_VERSION });
  });

  it("list the sources", async () => {
    expect(SourcesSchema.parse(await (await get("/sources")).json()).sources).toEqual([]);
  });

  it("list a coin's news, and know no other coin's", async () => {
    expect(ArticlePageSchema.parse(await (await get("/bitcoin/news")).json()).items).toEqual([]);
    expect((await get("/nosuchcoin/news")).status).toBe(404);
    expect((await get("/bitcoin/news?label=good")).status).toBe(400);
  });

  it("have words of paths that no coin of the catalogue has", async () => {
    const { results } = await env.DB.prepare("SELECT id FROM assets").all<{ id: string }>();
    expect(results.filter(({ id }) => RESERVED_IDS.has(id))).toEqual([]);
  });
});

describe("POST /api/v1/sentiment/score", () => {
  it("shows the score, every vote and word, and what each coin gets", async () => {
    const { scores } = await scored(["Bitcoin rallies as Solana slumps", "Nothing here"]);
    const [first] = scores;
    expect(first?.votes).toMatchObject([
      { model: "vader" },
      { model: "distilbert-sst-2-int8", score: null, reason: "not_asked" },
    ]);
    expect(first?.words).toMatchObject([
      { word: "rallies", group: "price_up" },
      { word: "slumps", group: "price_down" },
    ]);
    expect(first?.coins.map(({ coin, value }) => [coin, Math.sign(value ?? 0)])).toEqual([
      ["bitcoin", 1],
      ["solana", -1],
    ]);
    expect(scores[1]).toMatchObject({ text: "Nothing here", words: [], coins: [], agreement: null });
  });

  it("takes a hundred texts, whatever is in them", async () => {
    const texts = Array.from(
      { length: 100 },
      (_, n) => ["<script>alert(1)</script>", "\u0000", "😀", "__proto__"][n % 4] ?? "",
    );
    expect((await scored(texts, "social")).scores.length).toBe(100);
  });

  it.each([
    [{ texts: [] }],
    [{ texts: Array.from({ length: 101 }, () => "a") }],
    [{ texts: ["a".repeat(2001)] }],
    [{ texts: [""] }],
    [{ texts: [7] }],
    [{ texts: ["a"], kind: "sports" }],
    [{ texts: ["a"], more: true }],
    [{}],
  ])("refuses %j", async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});
