import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { faultyD1 } from "../../test/faulty-d1.ts";
import type { D1Fault } from "../../test/faulty-d1.ts";
import { limitedToSix } from "../../test/connections.ts";
import { MINUTE, newsContext, NOON, rss } from "../../test/news.ts";
import { coreDb } from "../storage/database.ts";
import { newsSourcesById } from "../storage/queries/news-sources.ts";
import { fetchNews } from "./fetch-news.ts";

type Answer = (request: Request) => Response | Promise<Response>;
let answers: Record<string, Answer>;
let requests: Request[];

beforeEach(() => {
  answers = {};
  requests = [];
  limitedToSix(async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    const answer = answers[new URL(request.url).hostname.replace(".example", "")];
    return answer === undefined ? new Response(null, { status: 404 }) : await answer(request);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const table of ["mentions", "scores", "articles", "news_sources"]) await env.DB.exec(`DELETE FROM ${table}`);
});

const feed =
  (...items: Parameters<typeof rss>[0][number][]): Answer =>
  () =>
    new Response(rss(items));
const ninety = (host: string) =>
  Array.from({ length: 90 }, (_, n) => ({ title: `${host} ${n}`, link: `https://${host}.example/${n}` }));
const stored = async () =>
  (await env.DB.prepare("SELECT id, source_id, title, link, published_at, story_id FROM articles ORDER BY rowid").all())
    .results as {
    id: string;
    source_id: string;
    title: string;
    link: string;
    published_at: number;
    story_id: string;
  }[];
const source = async (id: string) => (await newsSourcesById(coreDb(env))).get(id);

const at = (minute: number) => newsContext(["a"], NOON + minute * MINUTE).context;
describe("fetchNews", () => {
  it("stores what is new and queues each article once, however often it comes", async () => {
    answers["a"] = feed(
      { title: "One", link: "https://a.example/1?utm_source=rss" },
      { title: "Two", link: "https://a.example/2" },
    );
    const { context, sent } = newsContext(["a"]);
    expect(await fetchNews(context)).toEqual({ sources: { a: "stored" }, stored: 2, queued: 2 });
    expect(await fetchNews(context)).toEqual({ sources: { a: "stored" }, stored: 0, queued: 0 });
    const rows = await stored();
    expect(rows.map(({ title, link }) => [title, link])).toEqual([
      ["One", "https://a.example/1"],
      ["Two", "https://a.example/2"],
    ]);
    expect(sent).toEqual(rows.map((row) => row.id));
  });

  it("makes one article of one link in two feeds, and one story of one headline at two links", async () => {
    answers["a"] = feed({ title: "Same link", link: "https://www.shared.example/x/" });
    answers["b"] = feed(
      { title: "Same link, other words", link: "http://shared.example/x?utm_medium=b" },
      { title: "Bitcoin tops $100,000!", link: "https://b.example/1" },
    );
    answers["c"] = feed({ title: "Bitcoin Tops $100,000", link: "https://c.example/1" });
    await fetchNews(newsContext(["a", "b", "c"]).context);
    const rows = await stored();
    expect(rows.length).toBe(3);
    const twice = rows.filter((row) => row.title.startsWith("Bitcoin"));
    expect(new Set(twice.map((row) => row.story_id)).size).toBe(1);
    expect(twice.filter((row) => row.story_id === row.id).length, "the first is its own story").toBe(1);
  });

  it("tells a story that comes up in a later run from a new one of the same words", async () => {
    answers["a"] = feed({ title: "Weekly report", link: "https://a.example/1", date: "2026-11-19T10:00:00Z" });
    await fetchNews(newsContext(["a"]).context);
    answers["a"] = feed(
      { title: "Weekly Report", link: "https://a.example/2", date: "2026-11-20T10:00:00Z" },
      { title: "Weekly report", link: "https://a.example/3", date: "2026-11-10T10:00:00Z" },
    );
    await fetchNews(newsContext(["a"]).context);
    const [first, second, third] = await stored();
    expect(second?.story_id).toBe(first?.id);
    expect(third?.story_id).toBe(third?.id);
  });

  it("bears two runs at the same time", async () => {
    answers["a"] = feed(...Array.from({ length: 40 }, (_, n) => ({ title: `t${n}`, link: `https://a.example/${n}` })));
    const runs = [newsContext(["a"]), newsContext(["a"])];
    const results = await Promise.all(runs.map(({ context }) => fetchNews(context)));
    expect((await stored()).length).toBe(40);
    expect(
      results.reduce((sum, result) => sum + result.stored, 0),
      "each is new to one run only",
    ).toBe(40);
    expect(new Set(runs.flatMap(({ sent }) => sent)).size).toBe(40);
  });

  it("asks a source for changes only, and forgets what another address said", async () => {
    answers["a"] = (request) =>
      request.headers.get("if-none-match") === '"v1"'
        ? new Response(null, { status: 304 })
        : new Response(rss([{ title: "One", link: "https://a.example/1" }]), { headers: { etag: '"v1"' } });
    const { context } = newsContext(["a"]);
    await fetchNews(context);
    expect((await fetchNews(context)).sources).toEqual({ a: "unchanged" });
    expect(await source("a")).toMatchObject({ etag: '"v1"', failures: 0, problem: null });
    const moved = {
      ...context.config,
      newsFeeds: [{ id: "a", kind: "crypto" as const, url: "https://a.example/other" }],
    };
    expect((await fetchNews({ ...context, config: moved })).sources).toEqual({ a: "stored" });
    expect(requests.at(-1)?.headers.has("if-none-match")).toBe(false);
  });

  it("reads the others when sources are hostile or broken, and counts the failures of each", async () => {
    answers["bomb"] = () => new Response(`<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel></channel></rss>`);
    answers["huge"] = () => new Response(new Uint8Array(10 * 1024 * 1024).fill(32));
    answers["page"] = () => new Response("<!DOCTYPE html><title>Just a moment</title>", { status: 403 });
    answers["cut"] = () => new Response(rss([{ title: "t", link: "https://cut.example/" }]).slice(0, -30));
    answers["dead"] = () => Promise.reject(new TypeError("Network connection lost."));
    answers["fine"] = feed({ title: "Fine", link: "https://fine.example/1" });
    const { context } = newsContext(["bomb", "huge", "page", "cut", "dead", "fine"]);
    const expected = { bomb: "doctype", huge: "too_large", page: "http_403", cut: "truncated", dead: "network" };
    expect((await fetchNews(context)).sources).toEqual({ ...expected, fine: "stored" });
    await fetchNews(context);
    expect(await source("page")).toMatchObject({ failures: 2, problem: "http_403", succeededAt: null });
    answers["page"] = feed({ title: "Back", link: "https://page.example/1" });
    await fetchNews(context);
    expect(await source("page")).toMatchObject({ failures: 0, problem: null, succeededAt: NOON });
    expect((await stored()).map((row) => row.title)).toEqual(["Fine", "Back"]);
  });

  it("stores and queues a source's articles while all others hang, though an invocation has six connections", async () => {
    const given = Promise.withResolvers<never>();
    const hanging = Array.from({ length: 11 }, (_, n) => `hanging${n}`);
    for (const id of hanging) answers[id] = () => given.promise;
    answers["fine"] = feed({ title: "Fine", link: "https://fine.example/1" });
    const { context, sent } = newsContext([...hanging, "fine"]);
    const run = fetchNews(context);
    await vi.waitFor(() => expect(sent.length).toBe(1));
    expect((await stored()).map(({ title }) => title)).toEqual(["Fine"]);
    await vi.waitFor(() => expect(requests.length, "nor does any other wait for another").toBe(12));
    expect((await newsSourcesById(coreDb(env))).size, "all others are still waited for").toBe(1);
    given.reject(new TypeError("Network connection lost."));
    const { sources } = await run;
    expect(sources).toEqual({ ...Object.fromEntries(hanging.map((id) => [id, "network"])), fine: "stored" });
    expect(await source("hanging7")).toMatchObject({ failures: 1, used: { outcomes: { network: 1 } } });
  });

  it("leaves a source alone that failed three times, for ten minutes, then twice as long, at most an hour", async () => {
    let asked = 0;
    answers["a"] = () => {
      asked++;
      return new Response(null, { status: 500 });
    };
    const minutes: number[] = [];
    for (let minute = 0; minute < 300; minute += 5) {
      const before = asked;
      await fetchNews(at(minute));
      if (asked > before) minutes.push(minute);
    }
    expect(minutes).toEqual([0, 5, 10, 20, 40, 80, 140, 200, 260]);
    expect(await source("a")).toMatchObject({ failures: 9, used: { outcomes: { http_500: 9 } } });
  });

  it("comes back when a source says, and counts all its visits by how they ended", async () => {
    answers["a"] = () => new Response(null, { status: 429, headers: { "retry-after": "3600" } });
    expect((await fetchNews(at(0))).sources).toEqual({ a: "http_429" });
    expect((await fetchNews(at(55))).sources).toEqual({});
    answers["a"] = feed({ title: "Back", link: "https://a.example/1" });
    expect((await fetchNews(at(60))).sources).toEqual({ a: "stored" });
    await fetchNews(at(65));
    expect((await source("a"))?.used).toMatchObject({ outcomes: { http_429: 1, stored: 2 }, restUntil: 0 });
  });

  it("makes no second article of one whose link changes, unless the source calls all of them the same", async () => {
    answers["a"] = feed({ title: "Draft", link: "https://a.example/draft", guid: "7" });
    await fetchNews(newsContext(["a"]).context);
    answers["a"] = feed({ title: "Quite another headline", link: "https://a.example/final", guid: "7" });
    answers["b"] = feed({ title: "Of another feed", link: "https://b.example/1", guid: "7" });
    expect(await fetchNews(newsContext(["a", "b"]).context)).toMatchObject({ stored: 1 });
    answers["c"] = feed(
      { title: "One", link: "https://c.example/1", guid: "c" },
      { title: "Two", link: "https://c.example/2", guid: "c" },
    );
    expect(await fetchNews(newsContext(["c"]).context)).toMatchObject({ stored: 2 });
  });

  it("keeps titles as text, and counts what it skipped or mended", async () => {
    answers["a"] = feed(
      { title: "&lt;script&gt;alert(1)&lt;/script&gt;Plain", link: "https://a.example/1", date: "" },
      { title: "Tomorrow", link: "https://a.example/2", date: "Sat, 21 Nov 2026 11:00:00 GMT" },
      { title: "Bad", link: "javascript:alert(1)" },
      { title: "Plain again", link: "https://a.example/1#again" },
    );
    await fetchNews(newsContext(["a"]).context);
    const rows = await stored();
    expect(rows.map(({ title, published_at: at }) => [title, at])).toEqual([
      ["Plain", NOON],
      ["Tomorrow", NOON],
    ]);
    expect((await source("a"))?.skipped).toEqual({
      no_date: 1,
      bad_link: 1,
      repeated: 1,
      future_date: 1,
      code_in_title: 1,
    });
  });

  it("queues an article again whose message was lost, but not one that is on its way", async () => {
    answers["a"] = feed({ title: "One", link: "https://a.example/1" });
    const lossy = { sendBatch: () => Promise.reject(new Error("queue unavailable")) } as unknown as Env["ARTICLES"];
    expect(await fetchNews(newsContext(["a"], NOON, { ARTICLES: lossy }).context)).toMatchObject({
      stored: 1,
      queued: 0,
    });
    const id = (await stored())[0]?.id;
    const soon = newsContext(["a"], NOON + MINUTE);
    await fetchNews(soon.context);
    expect(soon.sent).toEqual([]);
    const later = newsContext(["a"], NOON + 5 * MINUTE);
    await fetchNews(later.context);
    expect(later.sent).toEqual([id]);
    const tooLate = newsContext(["a"], NOON + 25 * 60 * MINUTE);
    await fetchNews(tooLate.context);
    expect(tooLate.sent).toEqual([]);
  });

  it("sends at most a hundred messages at once", async () => {
    const calls: number[] = [];
    const counting = {
      sendBatch: async (messages: Iterable<unknown>) => {
        calls.push(Array.from(messages).length);
      },
    } as unknown as Env["ARTICLES"];
    answers["a"] = feed(...ninety("a"));
    answers["b"] = feed(...ninety("b"));
    const lossy = { sendBatch: () => Promise.reject(new Error("queue unavailable")) } as unknown as Env["ARTICLES"];
    await fetchNews(newsContext(["a", "b"], NOON, { ARTICLES: lossy }).context);
    await fetchNews(newsContext([], NOON + 5 * MINUTE, { ARTICLES: counting }).context);
    expect(calls).toEqual([100, 80]);
  });

  it("keeps no validators when the articles could not be stored, so that nothing is missed", async () => {
    const faults: D1Fault[] = ["lost"];
    const { db } = faultyD1(env.DB, () => faults.shift() ?? "none");
    answers["a"] = (request) =>
      request.headers.has("if-none-match")
        ? new Response(null, { status: 304 })
        : new Response(rss([{ title: "One", link: "https://a.example/1" }]), { headers: { etag: '"v1"' } });
    const { context } = newsContext(["a"], NOON, { DB: db });
    expect(await fetchNews(context)).toMatchObject({ sources: { a: "not_stored" }, stored: 0 });
    expect(await fetchNews(context)).toMatchObject({ sources: { a: "stored" }, stored: 1, queued: 1 });
  });
});
