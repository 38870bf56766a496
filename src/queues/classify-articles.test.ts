import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { parse } from "smol-toml";
import { afterEach, describe, expect, it, vi } from "vitest";
import configuration from "../../wrangler.toml?raw";
import { faultyD1 } from "../../test/faulty-d1.ts";
import type { D1Fault } from "../../test/faulty-d1.ts";
import { newsContext, NOON } from "../../test/news.ts";
import { ORIGIN, signUp } from "../../test/people.ts";
import { classify } from "../domain/sentiment/classify.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { coreDb } from "../storage/database.ts";
import { insertArticles, unscoredArticles } from "../storage/queries/articles.ts";
import { consumeArticles } from "./classify-articles.ts";
import { keepFailedArticles } from "./failed-articles.ts";

const QUEUE = "coinsight-articles";

/** Stores articles of these titles and gives their ids. */
async function articles(...titles: string[]): Promise<string[]> {
  const rows = titles.map((title) => {
    const id = crypto.randomUUID();
    const when = { publishedAt: NOON, fetchedAt: NOON };
    return { id, sourceId: "wire", title, link: `https://wire.example/${id}`, summary: null, storyId: id, ...when };
  });
  await insertArticles(coreDb(env), rows);
  return rows.map((row) => row.id);
}

async function deliver(ids: readonly string[], over: Partial<Env> = {}, bodies: readonly unknown[] = []) {
  const messages = [...ids.map((articleId) => ({ articleId })), ...bodies].map((body, n) => ({
    id: `m${n}`,
    timestamp: new Date(NOON),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch(QUEUE, messages);
  await consumeArticles(batch, newsContext([], NOON, over).context);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
  return { acked: explicitAcks.toSorted(), retried: retryMessages.map((message) => message.msgId).toSorted() };
}

const scoresOf = async (id: string) =>
  (await env.DB.prepare("SELECT * FROM scores WHERE article_id = ?").bind(id).all()).results;
const coinsOf = async (id: string) =>
  (
    await env.DB.prepare("SELECT asset_id FROM mentions WHERE article_id = ? ORDER BY asset_id")
      .bind(id)
      .all<{ asset_id: string }>()
  ).results.map((row) => row.asset_id);
const votesOf = async (id: string) => JSON.parse((await scoresOf(id))[0]?.["votes"] as string) as unknown;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("consumeArticles", () => {
  it("stores the coins and the score of each article, with the words that made it", async () => {
    const [good = "", bad = ""] = await articles("Bitcoin wins great support", "Ether and XRP crash after hack");
    expect(await deliver([good, bad])).toEqual({ acked: ["m0", "m1"], retried: [] });
    expect(await coinsOf(good)).toEqual(["bitcoin"]);
    expect(await coinsOf(bad)).toEqual(["ethereum", "ripple"]);
    const [score] = await scoresOf(bad);
    expect(score).toMatchObject({ model_version: MODEL_VERSION, label: "negative" });
    expect(JSON.parse(score?.["words"] as string)).toEqual([
      { word: "crash", base: -3, valence: -3, group: "price_down" },
      { word: "hack", base: -3, valence: -3, group: "attack" },
    ]);
  });

  it("stores once what is delivered again, at once or later", async () => {
    const [id = ""] = await articles("Bitcoin wins");
    await deliver([id, id]);
    expect(await deliver([id])).toEqual({ acked: ["m0"], retried: [] });
    expect((await scoresOf(id)).length).toBe(1);
    expect(await coinsOf(id)).toEqual(["bitcoin"]);
  });

  it("bears the same message in two batches at the same time", async () => {
    const [id = ""] = await articles("Bitcoin and Solana win");
    await Promise.all([deliver([id]), deliver([id]), deliver([id])]);
    expect((await scoresOf(id)).length).toBe(1);
    expect(await coinsOf(id)).toEqual(["bitcoin", "solana"]);
  });

  it("is done with a message whose article is gone", async () => {
    expect(await deliver(["nosuch"])).toEqual({ acked: ["m0"], retried: [] });
  });

  it("lets an unreadable message go to the dead letters without its batch", async () => {
    const [id = ""] = await articles("Bitcoin wins");
    expect(await deliver([id], {}, ["text", { articleId: 7 }, null])).toEqual({
      acked: ["m0"],
      retried: ["m1", "m2", "m3"],
    });
  });

  it("retries each message that could not be stored, and none that could", async () => {
    const ids = await articles("Bitcoin wins", "Ether falls");
    const always = faultyD1(env.DB, () => "lost");
    expect(await deliver(ids, { DB: always.db })).toEqual({ acked: [], retried: ["m0", "m1"] });
    expect(await scoresOf(ids[0] ?? "")).toEqual([]);
    // The whole batch fails, then the second of the single ones.
    const faults: D1Fault[] = ["lost", "none", "lost"];
    const sometimes = faultyD1(env.DB, () => faults.shift() ?? "none");
    expect(await deliver(ids, { DB: sometimes.db })).toEqual({ acked: ["m0"], retried: ["m1"] });
    expect(await deliver(ids)).toEqual({ acked: ["m0", "m1"], retried: [] });
  });

  it("stores once when the answer of the database is lost", async () => {
    const [id = ""] = await articles("Bitcoin wins");
    const { db } = faultyD1(env.DB, () => "answer-lost");
    expect(await deliver([id], { DB: db })).toEqual({ acked: ["m0"], retried: [] });
    expect((await scoresOf(id)).length).toBe(1);
  });

  it("scores by VADER alone where Workers AI is absent, and says so in the vote and the log", async () => {
    const logged = vi.spyOn(console, "info");
    const [id = ""] = await articles("Bitcoin wins");
    await deliver([id]);
    expect(await votesOf(id)).toEqual([
      { model: "vader", score: 0.25 },
      { model: "distilbert-sst-2-int8", score: null, reason: "absent" },
    ]);
    const lines = logged.mock.calls.map(
      ([line]) => JSON.parse(line as string) as { event: string; workersAi?: string },
    );
    expect(lines.find((line) => line.event === "queue")).toMatchObject({ workersAi: "absent", scored: 1 });
  });

  it("hears DistilBERT's vote on the sign, and keeps it beside VADER's", async () => {
    const title = "Bitcoin surges to success";
    const [id = ""] = await articles(title);
    const run = vi.fn(async () => [
      { label: "POSITIVE", score: 0.01 },
      { label: "NEGATIVE", score: 0.99 },
    ]);
    await deliver([id], { AI: { run } as unknown as Ai });
    expect(run).toHaveBeenCalledExactlyOnceWith("@cf/huggingface/distilbert-sst-2-int8", { text: title });
    expect(await votesOf(id)).toEqual([
      { model: "vader", score: 0.7579 },
      { model: "distilbert-sst-2-int8", score: -0.98 },
    ]);
    const alone = classify(title, "crypto");
    expect((await scoresOf(id))[0]).toMatchObject({ label: "positive" });
    expect(Number((await scoresOf(id))[0]?.["score"])).toBeLessThan(alone.score);
  });

  it("leaves Workers AI alone until midnight UTC once its quota is used up", async () => {
    const run = vi.fn(() => Promise.reject(new Error("4006: you have used up your daily free allocation")));
    const AI = { run } as unknown as Ai;
    const ids = await articles("Bitcoin wins", "Ether falls", "Solana gains");
    await deliver(ids.slice(0, 1), { AI });
    await deliver(ids.slice(1, 2), { AI });
    expect(run).toHaveBeenCalledTimes(1);
    expect(await votesOf(ids[1] ?? "")).toMatchObject([{ model: "vader" }, { score: null, reason: "quota" }]);
    await env.DB.prepare("UPDATE leases SET until = ?").bind(NOON).run();
    await deliver(ids.slice(2), { AI });
    expect(run).toHaveBeenCalledTimes(2);
    const [lease] = (await env.DB.prepare("SELECT until FROM leases").all()).results;
    expect(lease).toEqual({ until: Date.UTC(2026, 10, 21) });
    await env.DB.prepare("DELETE FROM leases").run();
  });

  it("is configured to try a message three times more, then to keep it among the dead letters", () => {
    const { queues } = parse(configuration) as unknown as { queues: { consumers: Record<string, unknown>[] } };
    expect(queues.consumers.find(({ queue }) => queue === QUEUE)).toMatchObject({
      max_retries: 3,
      dead_letter_queue: `${QUEUE}-dead`,
    });
    expect(queues.consumers.some(({ queue }) => queue === `${QUEUE}-dead`)).toBe(true);
  });

  it("is reached through the real queue", async () => {
    const ids = await articles("Bitcoin wins", "Solana falls");
    await env.ARTICLES.sendBatch(ids.map((articleId) => ({ body: { articleId } })));
    await vi.waitFor(
      async () => {
        for (const id of ids) expect((await scoresOf(id)).length).toBe(1);
      },
      { timeout: 20_000, interval: 100 },
    );
  }, 30_000);
});

const away = () => {
  throw new Error("D1 is away");
};

/** Lets no score of this article be stored, as a database would that finds fault with it. */
const forbid = (id: string) =>
  env.DB.prepare(
    `CREATE TRIGGER forbidden BEFORE INSERT ON scores WHEN NEW.article_id = '${id}' BEGIN SELECT RAISE(ABORT, 'no such score'); END`,
  ).run();

describe("an article that cannot be scored", () => {
  it("goes by the real queues to those that failed, where an admin sees why and sends it again", async () => {
    const admin = await signUp();
    await env.DB.prepare("UPDATE users SET role = 'admin' WHERE id = ?").bind(admin.userId).run();
    const ask = async (path: string, method = "GET") => {
      const response = await exports.default.fetch(`${ORIGIN}/api/v1/admin/failed-articles${path}`, {
        method,
        headers: admin.headers,
      });
      return response.json<{ items: Record<string, unknown>[]; queued: number }>();
    };
    const logged = vi.spyOn(console, "error");
    const [good = "", bad = ""] = await articles("Bitcoin wins", "Solana falls");
    await forbid(bad);
    await env.ARTICLES.sendBatch([
      { body: { articleId: good, requestId: "run-1" } },
      { body: { articleId: bad, requestId: "run-1" } },
      { body: { nothing: "readable" } },
    ]);
    const items = await vi.waitFor(
      async () => {
        const page = await ask("");
        expect(page.items.length).toBe(2);
        return page.items;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(items).toContainEqual(
      expect.objectContaining({ id: bad, title: "Solana falls", reason: expect.stringContaining("no such score") }),
    );
    expect(items).toContainEqual(expect.objectContaining({ title: null, reason: "unreadable message" }));
    expect((await scoresOf(good)).length, "it took no other with it").toBe(1);
    const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
    expect(lines.filter(({ event, articleId }) => event === "queue" && articleId === bad).length).toBe(4);
    expect(lines).toContainEqual(
      expect.objectContaining({ event: "failed-article", articleId: bad, requestId: "run-1" }),
    );
    expect(await unscoredArticles(coreDb(env), MODEL_VERSION, 0, NOON, 500), "no run queues it again").not.toContain(
      bad,
    );

    await env.DB.exec("DROP TRIGGER forbidden");
    expect(await ask("/retry", "POST")).toEqual({ queued: 1 });
    await vi.waitFor(async () => expect((await scoresOf(bad)).length).toBe(1), { timeout: 20_000, interval: 100 });
    expect((await ask("")).items.map(({ reason }) => reason)).toEqual(["unreadable message"]);
  }, 60_000);

  it("is scored after all when what was ill is well, and stays in its queue while no row can be written", async () => {
    const [id = ""] = await articles("Bitcoin wins");
    const keep = async (over: Partial<Env> = {}) => {
      const batch = createMessageBatch(`${QUEUE}-dead`, [
        { id: "m0", timestamp: new Date(NOON), attempts: 1, body: { articleId: id } },
      ]);
      await keepFailedArticles(batch, newsContext([], NOON, over).context);
      const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
      return [explicitAcks.length, retryMessages.length];
    };
    expect(await keep({ DB: { prepare: away, batch: away } as unknown as D1Database })).toEqual([0, 1]);
    expect(await keep()).toEqual([1, 0]);
    expect((await scoresOf(id)).length).toBe(1);
  });
});
