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
import { getSentiment } from "./get-sentiment.ts";

const HOUR = 3_600_000;
const DISTILBERT = "distilbert-sst-2-int8";
const AI = { run: () => Promise.reject(new Error("not asked here")) } as unknown as Ai;

const ask = (coin: string, at = NOON, over: Partial<Env> = {}) =>
  getSentiment(newsContext([], at, over).context, coin as AssetId);

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

describe("getSentiment", () => {
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
