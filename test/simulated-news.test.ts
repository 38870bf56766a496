import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { ServiceContext } from "../src/services/context.ts";
import { fetchNews } from "../src/services/fetch-news.ts";
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

  it("reads letters as they were meant, whatever encoding is declared", async () => {
    const context = reading("desk");
    await outsideWorld.fault({ target: "news:desk", fault: "wrong-charset" });
    await fetchNews(context);
    for (const { title } of await titlesOf("desk")) expect(title).toMatch(/^Café: /);
  });
});
