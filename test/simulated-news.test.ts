import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Quota } from "../src/domain/news/usage.ts";
import { parseQuota } from "../src/domain/news/usage.ts";
import type { ServiceContext } from "../src/services/context.ts";
import { fetchNews } from "../src/services/fetch-news.ts";
import { listNewsSources } from "../src/services/list-news-sources.ts";
import { coreDb } from "../src/storage/database.ts";
import { newsSourcesById } from "../src/storage/queries/news-sources.ts";
import { newsContext } from "./news.ts";
import { outsideWorld } from "./outside-world.ts";

/** In the five flavours of feeds met in the wild. */
const SOURCES = ["desk", "telegraph", "briefing", "ledgerpost", "forum"];

function reading(...sources: string[]): ServiceContext {
  const { context } = newsContext([], Date.now());
  const newsFeeds = sources.map((id) => ({ id, kind: "crypto" as const, url: outsideWorld.feed(id) }));
  return { ...context, config: { ...context.config, newsFeeds } };
}

/** The two APIs alone; without a key the first is not asked. */
function readingApis(at = Date.now(), key = "simulated", quotas: Quota[] = []): ServiceContext {
  const { context } = newsContext([], at);
  const apis = {
    newsApi: { base: `${outsideWorld.url}/newsapi`, key },
    coindeskData: { base: `${outsideWorld.url}/coindesk`, key: "" },
    newsQuotas: quotas.map((quota) => ({ source: "newsapi", ...quota })),
  };
  return { ...context, config: { ...context.config, ...apis } };
}

const titlesOf = async (source: string) =>
  (
    await env.DB.prepare("SELECT title, link, published_at FROM articles WHERE source_id = ?")
      .bind(source)
      .all<{ title: string; link: string; published_at: number }>()
  ).results;

afterEach(async () => {
  await outsideWorld.clearFaults();
  for (const table of ["mentions", "scores", "articles", "news_sources"]) await env.DB.exec(`DELETE FROM ${table}`);
});

describe("the news of the simulated world", () => {
  it("is read in every flavour: text without markup, links without tracking, no date in the future", async () => {
    const context = reading(...SOURCES);
    const { sources } = await fetchNews(context);
    expect(Object.values(sources)).toEqual(SOURCES.map(() => "stored"));
    for (const name of SOURCES) {
      const articles = await titlesOf(name);
      expect(articles.length, name).toBeGreaterThan(0);
      for (const { title, link, published_at: at } of articles) {
        expect(title).not.toMatch(/[<>]|&[a-z#0-9]+;|^\s|\s$/);
        expect(link).toMatch(/^https?:\/\/[^?]*$/);
        expect(at).toBeLessThanOrEqual(context.clock.now());
      }
    }
  });

  it("is asked for changes only", async () => {
    const context = reading("desk");
    await fetchNews(context);
    expect((await fetchNews(context)).sources).toEqual({ desk: "unchanged" });
    expect((await outsideWorld.state()).news.notModified["desk"]).toBeGreaterThan(0);
  });

  it("brings a new headline at the next reading", async () => {
    const context = reading("telegraph");
    await fetchNews(context);
    const title = `Bitcoin & friends win ${crypto.randomUUID()}`;
    await outsideWorld.news({ source: "telegraph", title });
    expect(await fetchNews(context)).toMatchObject({ stored: 1, queued: 1 });
    expect((await titlesOf("telegraph")).map((article) => article.title)).toContain(title);
  });

  it.each([
    ["refuse-403", "http_403"],
    ["error-500", "http_500"],
    ["drop", "network"],
    ["dtd-bomb", "doctype"],
    ["huge", "too_large"],
    ["truncated", "truncated"],
  ])("survives %s, counts it, and harms no other source", async (fault, problem) => {
    const context = reading("desk", "forum");
    await outsideWorld.fault({ target: "news:desk", fault });
    expect((await fetchNews(context)).sources).toEqual({ desk: problem, forum: "stored" });
    expect((await newsSourcesById(coreDb(env))).get("desk")).toMatchObject({ failures: 1, problem });
    expect(await titlesOf("desk")).toEqual([]);
    await outsideWorld.clearFaults();
    expect((await fetchNews(context)).sources["desk"]).toBe("stored");
  });

  it.each([
    ["future-dates", "future_date"],
    ["missing-dates", "no_date"],
  ])("takes the time of reading for %s", async (fault, reason) => {
    const context = reading("desk");
    await outsideWorld.fault({ target: "news:desk", fault });
    await fetchNews(context);
    const articles = await titlesOf("desk");
    expect(new Set(articles.map((article) => article.published_at))).toEqual(new Set([context.clock.now()]));
    const skipped = (await newsSourcesById(coreDb(env))).get("desk")?.skipped as Record<string, number>;
    expect(skipped[reason]).toBe(articles.length);
  });

  it.each([
    ["wrong-charset", {}],
    ["lying-charset", { wrong_charset: 1 }],
  ])("reads letters as they were meant for %s, and counts what was declared wrongly", async (fault, counts) => {
    const context = reading("desk");
    await outsideWorld.fault({ target: "news:desk", fault });
    await fetchNews(context);
    for (const { title } of await titlesOf("desk")) expect(title).toMatch(/^Café: /);
    expect((await newsSourcesById(coreDb(env))).get("desk")?.skipped).toEqual(counts);
  });

  it.each(SOURCES)("keeps no script of a title, and counts it: %s", async (source) => {
    const context = reading(source);
    await outsideWorld.fault({ target: `news:${source}`, fault: "script-titles" });
    await fetchNews(context);
    const articles = await titlesOf(source);
    expect(articles.length).toBeGreaterThan(0);
    for (const { title } of articles) expect(title).not.toMatch(/script|alert|[<>]/);
    const skipped = (await newsSourcesById(coreDb(env))).get(source)?.skipped as Record<string, number>;
    expect(skipped["code_in_title"]).toBe(articles.length);
  });
});

const sourcesOf = async (prefix: string) =>
  (await env.DB.prepare("SELECT DISTINCT source_id FROM articles WHERE source_id LIKE ?").bind(`${prefix}%`).all())
    .results as { source_id: string }[];

describe("the simulated NewsAPI and CoinDesk Data", () => {
  it("are read, each article once, under the name of who published it", async () => {
    const context = readingApis();
    expect((await fetchNews(context)).sources).toEqual({ newsapi: "stored", "coindesk-data": "stored" });
    const all = (
      await env.DB.prepare("SELECT title, link, summary, source_id, published_at AS at FROM articles").all<{
        title: string;
        link: string;
        summary: string;
        source_id: string;
        at: number;
      }>()
    ).results;
    expect(all.length).toBeGreaterThan(90);
    expect(new Set(all.map(({ link }) => link)).size, "both pass on the same").toBe(all.length);
    for (const { title, summary, source_id: source, at } of all) {
      expect(title).not.toMatch(/[<>]|&[a-z#0-9]+;| - (Market Desk|Ledger Post)$/);
      expect(summary.length).toBeLessThanOrEqual(300);
      expect(source).toMatch(/^(newsapi|coindesk-data)\/[a-z-]+$/);
      expect(at).toBeLessThanOrEqual(context.clock.now());
    }
    expect((await sourcesOf("")).length).toBeGreaterThan(3);
    expect((await fetchNews(context)).stored).toBe(0);
  });

  it("are not asked without a key, or without a base", async () => {
    expect(Object.keys((await fetchNews(readingApis(Date.now(), ""))).sources)).toEqual(["coindesk-data"]);
  });

  it.each([
    ["newsapi", "key-invalid", "api_key_invalid"],
    ["newsapi", "rate-limited", "quota"],
    ["newsapi", "key-exhausted", "quota"],
    ["newsapi", "too-many-results", "maximum_results_reached"],
    ["newsapi", "error-500", "unexpected_error"],
    ["newsapi", "refuse-403", "http_403"],
    ["newsapi", "drop", "network"],
    ["newsapi", "truncated", "truncated"],
    ["newsapi", "huge", "too_large"],
    ["coindesk", "key-invalid", "api_key_invalid"],
    ["coindesk", "rate-limited", "quota"],
    ["coindesk", "err-filled", "refused"],
    ["coindesk", "response-error", "refused"],
    ["coindesk", "error-500", "http_500"],
    ["coindesk", "refuse-403", "http_403"],
    ["coindesk", "drop", "network"],
    ["coindesk", "truncated", "truncated"],
    ["coindesk", "huge", "too_large"],
  ] as const)("%s survives %s, counts it as %s, and harms no other", async (target, fault, problem) => {
    await outsideWorld.fault({ target, fault });
    const id = target === "coindesk" ? "coindesk-data" : target;
    const other = target === "coindesk" ? "newsapi" : "coindesk-data";
    expect((await fetchNews(readingApis())).sources).toEqual({ [id]: problem, [other]: "stored" });
    expect((await newsSourcesById(coreDb(env))).get(id)).toMatchObject({
      failures: 1,
      problem,
      used: { outcomes: { [problem]: 1 } },
    });
    expect(await sourcesOf(id)).toEqual([]);
  });

  it.each([
    ["newsapi", "nulls", "no_title"],
    ["newsapi", "removed", "removed"],
    ["coindesk", "nulls", "no_date"],
  ] as const)("of %s: bears %s and counts it", async (target, fault, reason) => {
    await outsideWorld.fault({ target, fault });
    await fetchNews(readingApis());
    const row = (await newsSourcesById(coreDb(env))).get(target === "coindesk" ? "coindesk-data" : target);
    expect(row).toMatchObject({ failures: 0, skipped: { [reason]: expect.any(Number) as number } });
  });

  it("are asked within their allowance, spread over it, which a restart does not forget", async () => {
    const quotas = [parseQuota("12h=50"), parseQuota("24h=100")].filter((quota) => quota !== null);
    const start = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
    const before = (await outsideWorld.state()).newsapi.requests;
    for (let minute = 0; minute < 90; minute += 5) {
      // Each run knows nothing but what is in the database.
      await fetchNews(readingApis(start + minute * 60_000, "simulated", quotas));
    }
    expect((await outsideWorld.state()).newsapi.requests - before).toBe(6);
    const { sources } = await listNewsSources(readingApis(start + 90 * 60_000, "simulated", quotas));
    expect(sources.find(({ id }) => id === "newsapi")).toMatchObject({
      api: "newsapi",
      kind: "finance",
      status: "healthy",
      visits: { stored: 6 },
      quotas: [
        { period: "12h", most: 50, used: 6, resetsAt: start + 12 * 3_600_000 },
        { period: "24h", most: 100, used: 6, resetsAt: start + 24 * 3_600_000 },
      ],
    });
  });

  it("leave us alone when we are over: nobody is asked again before it is allowed", async () => {
    await outsideWorld.fault({ target: "newsapi", fault: "rate-limited" });
    const start = Date.now();
    await fetchNews(readingApis(start));
    await outsideWorld.clearFaults();
    expect(Object.keys((await fetchNews(readingApis(start + 59 * 60_000))).sources)).toEqual(["coindesk-data"]);
    expect((await fetchNews(readingApis(start + 61 * 60_000))).sources["newsapi"]).toBe("stored");
  });
});
