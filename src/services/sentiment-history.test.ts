import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { newsContext } from "../../test/news.ts";
import { classify } from "../domain/sentiment/classify.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { coreDb } from "../storage/database.ts";
import { insertArticles } from "../storage/queries/articles.ts";
import { storeClassified } from "../storage/queries/scores.ts";
import { mentionDays } from "../storage/queries/sentiment.ts";
import { fixSentimentHours } from "./fix-sentiment-hours.ts";
import { forgetArticles } from "./forget-articles.ts";
import { rescoreArticles } from "./rescore-articles.ts";
import { withLease } from "./with-lease.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 5, 1, 12);

interface Told {
  readonly coin: string;
  readonly count: number;
  readonly at: number;
  readonly fetchedAt?: number;
  readonly version?: string | null;
}

/** Articles of a time that name a coin, scored unless the version is null. */
async function tell({ coin, count, at, fetchedAt = at, version = MODEL_VERSION }: Told): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  const title = "Bitcoin surges to record high";
  const rows = ids.map((id) => ({
    id,
    sourceId: "wire",
    title,
    link: `https://wire.example/${id}`,
    summary: null,
    publishedAt: at,
    fetchedAt,
    storyId: id,
  }));
  await insertArticles(coreDb(env), rows);
  const score = classify(title, "crypto");
  const scored = ids.map((id) => ({ id, score, mentions: [{ assetId: coin, relevance: 1 }] }));
  if (version !== null) await storeClassified(coreDb(env), version, scored);
  return ids;
}

const hours = async (coin: string) =>
  (
    await env.DB.prepare("SELECT * FROM sentiment_hours WHERE asset_id = ? ORDER BY hour")
      .bind(coin)
      .all<Record<string, number | string | null>>()
  ).results;
const at = (time: number) => newsContext([], time);

describe("the hourly history", () => {
  it("fixes an hour when it ends, by what was known then, and never changes it", async () => {
    await tell({ coin: "bitcoin", count: 4, at: START - HOUR / 2 });
    await tell({ coin: "bitcoin", count: 4, at: START - HOUR / 2, fetchedAt: START + 1 });
    await tell({ coin: "bitcoin", count: 4, at: START + 1 });
    expect(await fixSentimentHours(at(START + 60_000).context)).toBe(1);
    const [first] = await hours("bitcoin");
    expect(first).toMatchObject({
      hour: START - HOUR,
      n: 4,
      sources: 1,
      mentions: 4,
      z: null,
      model_version: MODEL_VERSION,
    });
    expect(first?.["score"]).toBeGreaterThan(0);
    expect((await hours("market")).length).toBe(1);
    await tell({ coin: "bitcoin", count: 9, at: START - HOUR / 4, fetchedAt: START - HOUR / 4 });
    expect(await fixSentimentHours(at(START + 120_000).context), "the hour is there already").toBe(0);
    expect(await hours("bitcoin")).toEqual([first]);
  });

  it("catches up after a stand-still, a day's hours a run", async () => {
    expect(await fixSentimentHours(at(START + 30 * HOUR).context)).toBe(24);
    expect(await fixSentimentHours(at(START + 30 * HOUR).context)).toBe(6);
    expect((await hours("market")).length).toBe(31);
  });

  it("waits for articles that are not scored yet, and not for ever", async () => {
    const now = START + 31 * HOUR + 60_000;
    await tell({ coin: "bitcoin", count: 20, at: now - 10 * 60_000, version: null });
    expect(await fixSentimentHours(at(now).context)).toBe(0);
    expect(await fixSentimentHours(at(now + 49 * HOUR).context)).toBe(24);
  });

  it("writes a new version's hours beside those of the old one", async () => {
    const before = (await hours("bitcoin")).length;
    await env.DB.prepare("UPDATE sentiment_hours SET model_version = 'older'").run();
    expect(await fixSentimentHours(at(START + 50 * HOUR).context)).toBeGreaterThan(0);
    const rows = await hours("bitcoin");
    expect(rows.length).toBeGreaterThan(before);
    expect(new Set(rows.map((row) => row["model_version"]))).toEqual(new Set(["older", MODEL_VERSION]));
    expect(rows[0]?.["hour"], "as far back as the old one").toBe(rows[1]?.["hour"]);
  });
});

describe("a new model version", () => {
  it("takes up what only older ones scored, once, and gives up after two days", async () => {
    const now = START + 100 * DAY;
    const [old = ""] = await tell({ coin: "solana", count: 1, at: now - 5 * DAY, version: "older" });
    await tell({ coin: "solana", count: 1, at: now - 5 * DAY });
    const { context, sent } = at(now);
    await env.DB.prepare("DELETE FROM leases").run();
    expect(await rescoreArticles(context)).toBeGreaterThan(0);
    expect(sent.filter((id) => id === old)).toEqual([old]);
    const later = at(now + 49 * HOUR);
    expect(await rescoreArticles(later.context)).toBe(0);
  });
});

describe("mentions of a day", () => {
  it("are counted for each of the thirty days before, repeats included", async () => {
    const now = START + 300 * DAY;
    await tell({ coin: "tron", count: 2, at: now });
    await tell({ coin: "tron", count: 3, at: now - DAY });
    await tell({ coin: "tron", count: 1, at: now - 30.5 * DAY });
    await tell({ coin: "tron", count: 1, at: now - 31 * DAY });
    const { counts, known } = await mentionDays(coreDb(env), now, "market");
    const tron = counts.get("tron") ?? [];
    expect([tron[0], tron[1], tron[2], tron[30], tron.length]).toEqual([2, 3, 0, 1, 31]);
    expect(counts.get("market")?.[0]).toBe(2);
    expect(known).toBeGreaterThan(200);
  });
});

describe("retention", () => {
  it("removes old articles with their scores and keeps the rest, and the history", async () => {
    const now = START + 800 * DAY;
    await tell({ coin: "cardano", count: 600, at: now - 400 * DAY });
    const [kept = ""] = await tell({ coin: "cardano", count: 1, at: now - 300 * DAY });
    const history = (await hours("market")).length;
    expect(await forgetArticles(at(now).context)).toBeGreaterThanOrEqual(600);
    const { results } = await env.DB.prepare("SELECT id FROM articles").all();
    expect(results).toEqual([{ id: kept }]);
    const left = await env.DB.prepare(
      "SELECT (SELECT count(*) FROM scores) + (SELECT count(*) FROM mentions) AS n",
    ).first("n");
    expect(left).toBe(2);
    expect((await hours("market")).length).toBe(history);
  });
});

describe("a lease", () => {
  it("lets one run at a time, and the next when it is over or long silent", async () => {
    const { context } = at(START);
    const runs: string[] = [];
    const inner = await withLease(context, "job", HOUR, async () => {
      runs.push("first");
      return await withLease(context, "job", HOUR, async () => void runs.push("second"));
    });
    expect(inner).toBeNull();
    expect(await withLease(context, "job", HOUR, async () => "free")).toBe("free");
    await env.DB.prepare("INSERT INTO leases VALUES ('job', 'killed', ?)")
      .bind(START + HOUR)
      .run();
    expect(await withLease(context, "job", HOUR, async () => "held")).toBeNull();
    expect(await withLease(at(START + HOUR).context, "job", HOUR, async () => "over")).toBe("over");
    expect(runs).toEqual(["first"]);
  });

  it("is given back when the run fails", async () => {
    const { context } = at(START);
    await expect(withLease(context, "bad", HOUR, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLease(context, "bad", HOUR, async () => 1)).toBe(1);
  });
});
