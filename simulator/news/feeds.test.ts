import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";
import { NEWS_SOURCES } from "./sources.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56);
const parser = new XMLParser({ ignoreAttributes: false, processEntities: false });

interface Entry {
  title: string;
  published: number;
}

let simulator: Simulator;
let now = NOW;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => now });
});
afterAll(() => simulator.close());

function world() {
  const control = controlOf(simulator, `news-${++worlds}`);
  return {
    ...control,
    get: (source: string, headers: Record<string, string> = {}) => fetch(`${control.base}/news/${source}`, { headers }),
  };
}

/** A lenient reader of all flavours, enough to compare feeds. */
function read(xml: string): Entry[] {
  const { rss, feed } = parser.parse(xml) as Record<
    string,
    Record<string, Record<string, unknown>> & { entry: unknown }
  >;
  const items = (feed === undefined ? rss?.["channel"]?.["item"] : feed.entry) as Record<string, unknown>[];
  return items.map(({ title, pubDate, published }) => {
    const text = typeof title === "string" ? title : String((title as Record<string, unknown>)["#text"]);
    return { title: text.replaceAll(/<[^>]+>/g, ""), published: Date.parse(String(pubDate ?? published)) };
  });
}

const entries = async (source: string) => read(await (await world().get(source)).text());

async function spoilt(fault: string, source = "desk"): Promise<Response> {
  const { fault: set, get } = world();
  await set(`news:${source}`, fault, { count: 1 });
  return get(source);
}

describe("the news feeds", () => {
  it("are at least five, and listed", async () => {
    const response = await fetch(`${simulator.url}/news`);
    expect(await response.json()).toEqual({ sources: NEWS_SOURCES });
    expect(NEWS_SOURCES.length).toBeGreaterThanOrEqual(5);
  });

  it.each(NEWS_SOURCES)(
    "%s: well-formed, 30 items, newest first, none of the future, all of the last hours",
    async (source) => {
      const all = await entries(source);
      expect(all).toHaveLength(30);
      const times = all.map(({ published }) => published);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(times[0]).toBeLessThanOrEqual(NOW);
      expect(times[0]).toBeGreaterThan(NOW - 3_600_000);
      expect(times.at(-1)).toBeGreaterThan(NOW - 12 * 3_600_000);
      expect(all.every(({ title }) => title.length > 10)).toBe(true);
    },
  );

  it.each([
    [
      "desk",
      ["<content:encoded>", '<media:title type="plain">', "utm_source=rss&amp;", 'rel="self"', "+0000</pubDate>"],
    ],
    ["telegraph", ["<enclosure ", "<media:content ", "+0100</pubDate>", "<![CDATA[<img src=", "<image>"]],
    ["briefing", ["wordpress.org", "&#38;", "[&#8230;]", "#respond</comments>", "appeared first on"]],
    ["ledgerpost", ["<generator>RSS for Node", "<![CDATA[<h1>", "GMT</pubDate>", "&lt;p&gt;"]],
    ["forum", ['xmlns="http://www.w3.org/2005/Atom"', 'rel="enclosure"', '<title type="html">', 'type="xhtml"']],
  ])("%s has the marks of its flavour", async (source, marks) => {
    const xml = await (await world().get(source)).text();
    for (const mark of marks) expect(xml).toContain(mark);
  });

  it("some tell the same story as another", async () => {
    const titles = (await Promise.all(NEWS_SOURCES.map(entries))).map((all) => new Set(all.map(({ title }) => title)));
    const shared = titles.flatMap((one, n) => titles.slice(n + 1).flatMap((other) => [...one.intersection(other)]));
    expect(shared.length).toBeGreaterThan(3);
  });

  it("fit the prices: percentages in headlines are the coin's move over the day, in its direction", async () => {
    const { base } = world();
    const names = new Map<string, string>([
      ["Solana", "SOLUSDT"],
      ["Ethereum", "ETHUSDT"],
      ["Litecoin", "LTCUSDT"],
    ]);
    const told = (await Promise.all(NEWS_SOURCES.map(entries))).flat();
    let checked = 0;
    for (const { title, published } of told) {
      const [, name = "", verb = "", percent] =
        /^(\w+) (climbs|up|slips|down|soars|plunges|tumbles|recovers|rallies) ([\d.]+)%/.exec(title) ?? [];
      const symbol = names.get(name);
      if (symbol === undefined) continue;
      const minute = Math.floor(published / 60_000) * 60_000;
      const at = async (time: number) => {
        const query = `symbol=${symbol}&interval=1m&startTime=${time}&limit=1`;
        const [row] = (await (await fetch(`${base}/binance/api/v3/klines?${query}`)).json()) as string[][];
        return Number(row?.[1]);
      };
      // A story's second carrier tells it up to six minutes later; the move has hardly changed by then.
      const change = ((await at(minute)) / (await at(minute - 86_400_000)) - 1) * 100;
      const sign = ["slips", "down", "plunges", "tumbles"].includes(verb) ? -1 : 1;
      expect(Math.abs(change - sign * Number(percent)), title).toBeLessThan(1.5);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(2);
  });

  it("are the same for the same seed and time", async () => {
    const twin = await startSimulator({ now: () => NOW });
    for (const source of NEWS_SOURCES) {
      expect(await (await fetch(`${twin.url}/news/${source}`)).text()).toBe(await (await world().get(source)).text());
    }
    await twin.close();
  });

  it("answer 304 to who has the newest, by tag or by date, and 200 again after news", async () => {
    const { get, call } = world();
    const first = await get("desk");
    const tag = first.headers.get("etag") ?? "";
    const date = first.headers.get("last-modified") ?? "";
    expect((await get("desk", { "if-none-match": tag })).status).toBe(304);
    expect((await get("desk", { "if-none-match": '"other"', "if-modified-since": date })).status).toBe(200);
    expect((await get("desk", { "if-modified-since": date })).status).toBe(304);
    await call("POST", "/news", { source: "desk", title: "Bitcoin wins" });
    expect((await get("desk", { "if-none-match": tag })).status).toBe(200);
  });

  it("have something new within the hour", async () => {
    const { get } = world();
    const tag = (await get("forum")).headers.get("etag") ?? "";
    now = NOW + 3_600_000;
    const later = await get("forum", { "if-none-match": tag });
    now = NOW;
    expect(later.status).toBe(200);
  });

  it.each(NEWS_SOURCES)("%s shows on top what was added by hand", async (source) => {
    const { get, call } = world();
    const added = await call("POST", "/news", {
      source,
      title: "Solana plunges & recovers <fast>",
      link: "https://elsewhere.example/story?a=1&b=2",
      publishedAt: "2026-11-21T11:00:00Z",
    });
    expect(added.status).toBe(201);
    const xml = await (await get(source)).text();
    const [top] = read(xml);
    expect(top?.published).toBe(Date.UTC(2026, 10, 21, 11));
    expect(top?.title).toMatch(/^Solana plunges /);
    expect(xml).toContain("https://elsewhere.example/story?a=1");
    expect(read(await (await world().get(source)).text())[0]?.title, "only in its own world").not.toBe(top?.title);
  });
});

describe("faults of the news feeds", () => {
  it("refuse-403 is a challenge in HTML", async () => {
    const response = await spoilt("refuse-403");
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it("error-500", async () => {
    expect((await spoilt("error-500")).status).toBe(500);
  });

  it("truncated ends in the middle", async () => {
    const text = await (await spoilt("truncated")).text();
    expect(text).toContain("<item>");
    expect(text).not.toContain("</rss>");
  });

  it.each(["desk", "forum"])("dtd-bomb would grow to a gigabyte (%s)", async (source) => {
    const text = await (await spoilt("dtd-bomb", source)).text();
    expect(text).toContain("<!DOCTYPE lolz [");
    expect(text).toContain('<!ENTITY lol9 "&lol8;');
    expect(text).toMatch(/<title[^>]*>&lol9;/);
  });

  it("huge is over 10 MB", async () => {
    expect((await (await spoilt("huge")).arrayBuffer()).byteLength).toBeGreaterThan(10 * 1024 * 1024);
  });

  it("wrong-charset promises UTF-8 and sends Latin-1", async () => {
    const response = await spoilt("wrong-charset");
    expect(response.headers.get("content-type")).toContain("charset=utf-8");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow(TypeError);
    expect(new TextDecoder("latin1").decode(bytes)).toContain("Café");
  });

  it("lying-charset promises UTF-8 twice and sends Latin-1", async () => {
    const bytes = new Uint8Array(await (await spoilt("lying-charset")).arrayBuffer());
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow(TypeError);
    expect(new TextDecoder("latin1").decode(bytes)).toContain('encoding="UTF-8"');
  });

  it.each(NEWS_SOURCES)("script-titles (%s)", async (source) => {
    expect(await (await spoilt("script-titles", source)).text()).toMatch(/script(>|&gt;|&amp;gt;)alert\(/);
  });

  it.each(NEWS_SOURCES)("future-dates and missing-dates (%s)", async (source) => {
    const future = read(await (await spoilt("future-dates", source)).text());
    expect(Math.min(...future.map(({ published }) => published))).toBeGreaterThan(NOW);
    const missing = read(await (await spoilt("missing-dates", source)).text());
    expect(missing.every(({ published }) => Number.isNaN(published))).toBe(true);
  });

  it("drop cuts the connection", async () => {
    await expect(spoilt("drop")).rejects.toThrow("fetch failed");
  });

  it("hang goes silent in mid-sentence", async () => {
    const { fault, get, call } = world();
    await fault("news", "hang");
    const body = (await get("forum")).text();
    await call("DELETE", "/faults");
    await expect(body).rejects.toThrow("terminated");
  });

  it("concern all feeds or one", async () => {
    const { fault, get } = world();
    await fault("news:desk", "error-500");
    expect([(await get("desk")).status, (await get("forum")).status]).toEqual([500, 200]);
    await fault("news", "refuse-403");
    expect((await get("forum")).status).toBe(403);
  });
});
