import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { MINUTE } from "../../../test/news.ts";
import { MODEL_VERSION } from "../../domain/sentiment/score.ts";
import { classify } from "../../domain/sentiment/classify.ts";
import { coreDb } from "../../storage/database.ts";
import { insertArticles } from "../../storage/queries/articles.ts";
import { storeClassified } from "../../storage/queries/scores.ts";
import { pageOf } from "../http/pagination.ts";
import { CoinSentimentSchema } from "../sentiment/schemas.ts";
import { ArticleSchema } from "./schemas.ts";

const now = Date.now();
const get = (path: string) => exports.default.fetch(`http://localhost:8787${path}`);
const Page = pageOf(ArticleSchema, "Page");
const page = async (query: string) => Page.parse(await (await get(`/api/v1/news${query}`)).json());
const sentiment = async (coin: string) =>
  CoinSentimentSchema.parse(await (await get(`/api/v1/sentiment/${coin}`)).json());

interface Story {
  readonly id: string;
  readonly title: string;
  readonly age: number;
  readonly coins: readonly string[];
  readonly source?: string;
  readonly story?: string;
  readonly unscored?: true;
}

const STORIES: readonly Story[] = [
  { id: "a1", title: "Bitcoin wins great support", age: 1, coins: ["bitcoin"] },
  { id: "a2", title: "Bitcoin and ether: a great success", age: 2, coins: ["ethereum", "bitcoin"], source: "other" },
  { id: "a3", title: "Bitcoin is strong", age: 3, coins: ["bitcoin"] },
  { id: "a4", title: "Bitcoin gains", age: 3, coins: ["bitcoin"] },
  { id: "a5", title: "Bitcoin gains!", age: 4, coins: ["bitcoin"], source: "third/one", story: "a4" },
  { id: "b1", title: "Solana suffers a terrible crash", age: 5, coins: ["solana"] },
  { id: "b2", title: "Market opens", age: 6, coins: [] },
  { id: "b3", title: "Solana pending", age: 0, coins: [], unscored: true },
  { id: "c1", title: "Bitcoin disaster", age: 73 * 60, coins: ["bitcoin"] },
];

beforeAll(async () => {
  await insertArticles(
    coreDb(env),
    STORIES.map(({ id, title, age, source = "wire", story = id }) => {
      const when = { publishedAt: now - age * MINUTE, fetchedAt: now };
      return {
        id,
        sourceId: source,
        title,
        link: `https://wire.example/${id}`,
        summary: null,
        storyId: story,
        ...when,
      };
    }),
  );
  await storeClassified(
    coreDb(env),
    MODEL_VERSION,
    STORIES.filter((story) => story.unscored === undefined).map(({ id, title, coins }) => ({
      id,
      mentions: coins.map((assetId, n) => ({ assetId, relevance: 1 - n * 0.6 })),
      score: classify(title, "crypto", [{ model: "distilbert-sst-2-int8", score: null, reason: "absent" }]),
    })),
  );
});

describe("GET /api/v1/news", () => {
  it("lists headlines newest first, page by page, without gap or repeat", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { items, nextCursor } = await page(`?limit=4${cursor === "" ? "" : `&cursor=${cursor}`}`);
      seen.push(...items.map((item) => item.id));
      cursor = nextCursor;
    }
    // a3 and a4 are of the same minute: the id decides. a5 repeats a4.
    expect(seen).toEqual(["b3", "a1", "a2", "a4", "a3", "b1", "b2", "c1"]);
    const oldest = await page("?limit=4&sort=publishedAt");
    const next = await page(`?limit=4&sort=publishedAt&cursor=${oldest.nextCursor}`);
    expect([...oldest.items, ...next.items].map((item) => item.id)).toEqual(seen.toReversed().slice(0, 8));
  });

  it("shows score, label, votes and the words that made it", async () => {
    const [article] = (await page("?coin=ethereum")).items;
    expect(article).toMatchObject({
      id: "a2",
      source: "other",
      coins: ["ethereum", "bitcoin"],
      score: {
        label: "positive",
        votes: [{ model: "vader" }, { model: "distilbert-sst-2-int8", score: null, reason: "absent" }],
        words: [{ word: "success", base: 2, group: "backing" }],
      },
    });
  });

  it("shows a story once, with how often and by whom it was told again", async () => {
    const { items } = await page("?coin=bitcoin");
    const told = items.find(({ id }) => id === "a4");
    expect(told).toMatchObject({ repeats: 1, repeatedBy: ["third/one"] });
    expect(items.find(({ id }) => id === "a1")).toMatchObject({ repeats: 0, repeatedBy: [] });
  });

  it("says null of an article that is not scored yet", async () => {
    expect((await page("?limit=1")).items).toMatchObject([{ id: "b3", score: null, coins: [] }]);
  });

  it.each([
    ["?coin=solana", ["b1"]],
    ["?label=negative", ["b1", "c1"]],
    ["?source=other", ["a2"]],
    ["?source=third", ["a5"]],
    ["?source=third/one", ["a5"]],
    ["?source=one", []],
    ["?coin=bitcoin&source=wire&label=positive", ["a1", "a4", "a3"]],
    ["?coin=nosuchcoin", []],
  ])("filters by %s", async (query, ids) => {
    expect((await page(query)).items.map((item) => item.id)).toEqual(ids);
  });

  it("names every field that is wrong", async () => {
    const response = await get("/api/v1/news?label=good&limit=101&source=A%20B&coin=%3F");
    expect(response.status).toBe(400);
    const { errors } = await response.json<{ errors: { path: string }[] }>();
    expect(errors.map((error) => error.path).toSorted()).toEqual([
      "query.coin",
      "query.label",
      "query.limit",
      "query.source",
    ]);
  });

  it("refuses a cursor it never gave", async () => {
    expect((await get("/api/v1/news?cursor=bm90IGEgY3Vyc29y")).status).toBe(400);
  });
});

describe("GET /api/v1/sentiment/{coin}", () => {
  it("gives a figure with what it rests on, repeats counted as volume only", async () => {
    const bitcoin = await sentiment("bitcoin");
    expect(bitcoin).toMatchObject({
      coin: "bitcoin",
      label: "positive",
      articles: 5,
      sources: 3,
      models: ["vader"],
      modelVersion: MODEL_VERSION,
      workersAi: "absent",
    });
    expect(bitcoin.score.value).toBeGreaterThan(0);
    expect(bitcoin.score.reason).toBeUndefined();
    expect(bitcoin.effectiveNumber, "four stories, one of them with little relevance").toBeGreaterThan(3);
    expect(bitcoin.effectiveNumber).toBeLessThan(4);
    expect(Math.abs(Date.parse(bitcoin.asOf) - Date.now())).toBeLessThan(60_000);
  });

  it("gives no figure where there is not enough news, but the counts", async () => {
    expect(await sentiment("solana")).toMatchObject({
      score: { value: null, reason: "not_enough_news" },
      label: null,
      articles: 1,
      effectiveNumber: 1,
    });
    expect(await sentiment("dogecoin")).toMatchObject({ score: { value: null }, articles: 0, sources: 0, models: [] });
  });

  it("answers 404 for a coin that is not there, and for a currency", async () => {
    for (const id of ["nosuchcoin", "fiat:usd"]) {
      const response = await get(`/api/v1/sentiment/${id}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    }
  });
});
