import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { newsContext, NOON } from "../../test/news.ts";
import type { AssetId } from "../domain/ids.ts";
import type { Vote } from "../domain/sentiment/score.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { classify } from "../domain/sentiment/classify.ts";
import { coreDb } from "../storage/database.ts";
import { insertArticles } from "../storage/queries/articles.ts";
import { storeClassified } from "../storage/queries/scores.ts";
import { getMarketSentiment } from "./get-market-sentiment.ts";
import { coinSentiment, getSentiment } from "./get-sentiment.ts";
import { toLatest } from "./latest-sentiment.ts";
import { sentimentSnapshot } from "./sentiment-snapshot.ts";

const HOUR = 3_600_000;
const DISTILBERT = "distilbert-sst-2-int8";
const AI = { run: () => Promise.reject(new Error("not asked here")) } as unknown as Ai;

/** What is answered of a coin at a time, made anew. */
async function ask(coin: string, at = NOON, over: Partial<Env> = {}) {
  const { env: bindings, config } = newsContext([], at, over).context;
  return coinSentiment(bindings, toLatest(await sentimentSnapshot(bindings, config, at)), coin);
}

/** Articles about a coin, with the vote of another model on each. */
async function told(coin: string, count: number, title: string, vote: Omit<Vote, "model">, at = NOON): Promise<void> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  const rows = ids.map((id) => {
    const when = { publishedAt: at, fetchedAt: at };
    return { id, sourceId: "wire", title, link: `https://wire.example/${id}`, summary: null, storyId: id, ...when };
  });
  await insertArticles(coreDb(env), rows);
  const score = classify(title, "crypto", [{ model: DISTILBERT, ...vote }]);
  await storeClassified(
    coreDb(env),
    MODEL_VERSION,
    ids.map((id) => ({ id, score, mentions: [{ assetId: coin, relevance: 1 }] })),
  );
}

beforeAll(async () => {
  await told("bitcoin", 4, "Bitcoin wins", { score: 0.9 });
  await told("solana", 4, "Solana falls into a terrible crash", { score: null, reason: "quota" });
  await told("cardano", 4, "Cardano wins", { score: 0.5 }, NOON + HOUR);
});

describe("a coin's sentiment", () => {
  it("says whether Workers AI votes", async () => {
    expect(await ask("bitcoin", NOON, { AI })).toMatchObject({ workersAi: "voting", models: ["vader", DISTILBERT] });
    expect(await ask("solana", NOON, { AI })).toMatchObject({ workersAi: "failing", models: ["vader"] });
    expect(await ask("tron", NOON, { AI })).toMatchObject({ workersAi: "untried" });
    expect(await ask("bitcoin")).toMatchObject({ workersAi: "absent" });
  });

  it("draws each coin towards the market's index by the weight of three articles", async () => {
    const { score, market } = await ask("bitcoin");
    const { score: own, confidence } = classify("Bitcoin wins", "crypto");
    const weight = 4 * confidence;
    expect(market).toBeLessThan(own);
    expect(score.value).toBeCloseTo((weight * own + 3 * (market ?? 0)) / (weight + 3), 3);
  });

  it("knows nothing of what is published later", async () => {
    expect(await ask("cardano", NOON)).toMatchObject({ articles: 0 });
    expect(await ask("cardano", NOON + HOUR)).toMatchObject({ articles: 4, label: "positive" });
  });

  it("forgets after three days", async () => {
    const at = NOON + 72.5 * HOUR;
    expect(await ask("bitcoin", at)).toMatchObject({ articles: 0, score: { value: null } });
    expect(await ask("cardano", at)).toMatchObject({ articles: 4 });
  });
});

describe("getSentiment", () => {
  const at = NOON + 1000 * HOUR;
  const later = (ms: number) => newsContext([], at + ms).context;

  it("is made once for all who ask within five minutes, and at once when an article is scored", async () => {
    const ask = async (ms: number) => {
      const { articles, asOf } = await getSentiment(later(ms), "litecoin" as AssetId);
      return [articles, asOf - at];
    };
    expect(await ask(0)).toEqual([0, 0]);
    expect(await ask(60_000)).toEqual([0, 0]);
    expect((await getMarketSentiment(later(120_000))).asOf).toBe(at);
    await told("litecoin", 4, "Litecoin wins", { score: 0.5 }, at + 130_000);
    expect(await ask(140_000)).toEqual([4, 140_000]);
    expect(await ask(430_000)).toEqual([4, 140_000]);
    // Too old to be given.
    expect(await ask(140_000 + 16 * 60_000)).toEqual([4, 140_000 + 16 * 60_000]);
  });
});
