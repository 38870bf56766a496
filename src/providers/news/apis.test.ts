import { afterEach, describe, expect, it, vi } from "vitest";
import { coindeskUrl } from "../coindesk/read-articles.ts";
import { newsApiUrl } from "../newsapi/read-articles.ts";
import { fetchSource } from "./fetch-source.ts";

const UNKNOWN = { etag: null, lastModified: null };
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

function serve(answer: () => Response): Request[] {
  const requests: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    requests.push(new Request(input, init));
    return answer();
  });
  return requests;
}
const said = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  serve(() => new Response(JSON.stringify(body), { status, headers: { ...JSON_TYPE, ...headers } }));

const newsApi = (key: string | null = "key") =>
  fetchSource({ api: "newsapi", url: newsApiUrl("https://newsapi.example"), key }, UNKNOWN);
const coindesk = (key: string | null = null) =>
  fetchSource({ api: "coindesk", url: coindeskUrl("https://coindesk.example"), key }, UNKNOWN);

afterEach(() => {
  vi.restoreAllMocks();
});

/** The shapes are hand-written references of what both services document. */
const WIRE = {
  source: { id: null, name: "Example Wire" },
  author: "Ann Author",
  title: "Bitcoin climbs as ETF inflows resume - Example Wire",
  description: "Spot funds logged a fifth day of inflows.",
  url: "https://ex.example/a?utm_source=newsapi",
  urlToImage: "https://ex.example/a.jpg",
  publishedAt: "2026-09-19T11:01:34Z",
  content: "Spot funds logged a fifth day of inflows on Friday… [+2339 chars]",
};
const VERGE = {
  source: { id: "the-verge", name: "The Verge" },
  author: null,
  title: "Exchange halts withdrawals after exploit",
  description: null,
  url: "https://ex.example/b",
  urlToImage: null,
  publishedAt: "2026-09-19T09:00:00Z",
  content: null,
};
const page = (...articles: unknown[]) => ({ status: "ok", totalResults: articles.length, articles });

const ARTICLE = {
  TYPE: "121",
  ID: 53_448_094,
  GUID: "https://ex.example/x/",
  PUBLISHED_ON: 1_761_037_978,
  TITLE: "Example Token Presale &amp; DeFi&#8217;s Challenges",
  SUBTITLE: null,
  URL: "https://ex.example/x/",
  SOURCE_ID: 77,
  BODY: `Full text ${"and more ".repeat(100)}`,
  LANG: "EN",
  SENTIMENT: "POSITIVE",
  STATUS: "ACTIVE",
  SOURCE_DATA: { TYPE: "120", ID: 77, SOURCE_KEY: "coinotag", NAME: "CoinOtag" },
};

describe("NewsAPI", () => {
  it("is asked with its key and our name, and says who published what", async () => {
    const requests = said(page(WIRE, VERGE));
    expect(await newsApi("secret")).toEqual({
      kind: "items",
      counts: {},
      etag: null,
      lastModified: null,
      items: [
        {
          title: "Bitcoin climbs as ETF inflows resume",
          link: "https://ex.example/a",
          summary: "Spot funds logged a fifth day of inflows.",
          publishedAt: Date.UTC(2026, 8, 19, 11, 1, 34),
          guid: null,
          publisher: "example-wire",
        },
        {
          title: "Exchange halts withdrawals after exploit",
          link: "https://ex.example/b",
          summary: null,
          publishedAt: Date.UTC(2026, 8, 19, 9),
          guid: null,
          publisher: "the-verge",
        },
      ],
    });
    const [request] = requests;
    expect(request?.headers.get("x-api-key")).toBe("secret");
    expect(request?.headers.get("user-agent")).toMatch(/coinsight/i);
    const asked = new URL(request?.url ?? "");
    expect(asked.pathname).toBe("/v2/everything");
    expect(asked.searchParams.get("pageSize")).toBe("100");
    expect((asked.searchParams.get("q") ?? "").length).toBeLessThanOrEqual(500);
    expect(asked.href).not.toContain("secret");
  });

  it("leaves out what was taken back or cannot be used, and counts it", async () => {
    said(
      page(
        { ...WIRE, title: "[Removed]", url: "https://removed.com", publishedAt: "1970-01-01T00:00:00Z" },
        { ...WIRE, title: null },
        { ...WIRE, url: "javascript:alert(1)" },
        { ...WIRE, url: "" },
        "text",
        { ...WIRE, publishedAt: "soon" },
        { ...WIRE, title: "<script>alert(1)</script>Plain &amp; simple" },
      ),
    );
    const outcome = await newsApi();
    expect(outcome).toMatchObject({
      kind: "items",
      counts: { removed: 1, no_title: 1, bad_link: 1, no_link: 1, bad_item: 1, no_date: 1, code_in_title: 1 },
    });
    expect(outcome.kind === "items" && outcome.items.map(({ title }) => title)).toEqual([
      "Bitcoin climbs as ETF inflows resume",
      "Plain & simple",
    ]);
  });

  const HOUR = 3_600_000;
  it.each([
    [401, "apiKeyInvalid", "api_key_invalid", 0],
    [401, "apiKeyMissing", "api_key_missing", 0],
    [401, "apiKeyDisabled", "api_key_disabled", 0],
    [429, "rateLimited", "quota", HOUR],
    [429, "apiKeyExhausted", "quota", HOUR],
    [426, "maximumResultsReached", "maximum_results_reached", 0],
    [426, "corsNotAllowed", "cors_not_allowed", 0],
    [426, "parameterInvalid", "parameter_invalid", 0],
    [400, "parametersMissing", "parameters_missing", 0],
    [500, "unexpectedError", "unexpected_error", 0],
    [401, "<b>not a code</b>", "http_401", 0],
    [418, "callThisNumberNow", "http_418", 0],
  ])("status %i with code %s is %s", async (status, code, problem, restMs) => {
    said({ status: "error", code, message: "You have made too many requests recently." }, status);
    expect(await newsApi()).toEqual({ kind: "failed", problem, restMs });
  });

  it("waits as long as it is told", async () => {
    said({ status: "error", code: "rateLimited", message: "" }, 429, { "retry-after": "120" });
    expect(await newsApi()).toMatchObject({ problem: "quota", restMs: 120_000 });
  });

  it("sends its key along no redirect", async () => {
    const requests = serve(
      () => new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } }),
    );
    expect(await newsApi()).toMatchObject({ problem: "too_many_redirects" });
    expect(requests.length).toBe(1);
  });
});

describe("CoinDesk Data", () => {
  it("is asked without a key or with one, and its full text becomes a short summary", async () => {
    const requests = said({ Data: [ARTICLE], Err: {} });
    const outcome = await coindesk();
    expect(outcome).toMatchObject({
      kind: "items",
      counts: {},
      items: [
        {
          title: "Example Token Presale & DeFi’s Challenges",
          link: "https://ex.example/x/",
          publishedAt: 1_761_037_978_000,
          guid: "53448094",
          publisher: "coinotag",
        },
      ],
    });
    expect(outcome.kind === "items" && outcome.items[0]?.summary?.length).toBeLessThanOrEqual(300);
    await coindesk("secret");
    expect(requests.map(({ headers }) => headers.get("x-api-key"))).toEqual([null, "secret"]);
    expect(new URL(requests[0]?.url ?? "").pathname).toBe("/news/v1/article/list");
  });

  it("leaves out what is withdrawn, in another language or broken, and counts it", async () => {
    const broken = [
      { ...ARTICLE, STATUS: "INACTIVE" },
      { ...ARTICLE, LANG: "ES" },
      { ...ARTICLE, URL: "ftp://ex.example/" },
      { ...ARTICLE, TITLE: null },
      { ...ARTICLE, ID: undefined },
      { ...ARTICLE, PUBLISHED_ON: null },
      null,
    ];
    said({ Data: broken, Err: {} });
    expect(await coindesk()).toMatchObject({
      items: [{ publishedAt: null }],
      counts: { removed: 1, other_language: 1, bad_link: 1, no_title: 1, bad_item: 2, no_date: 1 },
    });
  });

  it.each([
    [200, { Data: {}, Err: { type: 1, message: "Something", other_info: {} } }, "refused"],
    [200, { Response: "Error", Message: "Path does not exist", Type: 0, Data: {} }, "refused"],
    [
      200,
      { Response: "Error", Message: "You are over your rate limit please upgrade your account!", Data: {} },
      "quota",
    ],
    [429, { Data: {}, Err: { type: 99, message: "over" } }, "quota"],
    [401, { Data: {}, Err: { type: 2, message: "key" } }, "api_key_invalid"],
    [500, { Data: {}, Err: { type: 2, message: "key" } }, "http_500"],
    [200, { Data: {}, Err: {} }, "unexpected_answer"],
    [200, [], "unexpected_answer"],
    [200, null, "unexpected_answer"],
  ])("status %i with %j is %s", async (status, body, problem) => {
    said(body, status);
    expect(await coindesk()).toMatchObject({ kind: "failed", problem });
  });
});

describe("both", () => {
  it.each([
    [403, "<!DOCTYPE html><title>Just a moment...</title>", "http_403"],
    [200, "<!DOCTYPE html><title>Just a moment...</title>", "challenge_page"],
    [200, '{"status":"ok","articles":[{"title":"Bit', "truncated"],
    [200, "Throttled", "unexpected_answer"],
    [200, "", "unexpected_answer"],
    [502, "<html></html>", "http_502"],
    [200, `{"a":"${"x".repeat(3 * 1024 * 1024)}"}`, "too_large"],
  ])("status %i with %.40j is %s", async (status, body, problem) => {
    serve(() => new Response(body, { status }));
    for (const ask of [newsApi, coindesk]) expect(await ask()).toMatchObject({ kind: "failed", problem });
  });

  it("takes at most a hundred articles", async () => {
    said(page(...Array.from({ length: 130 }, (_, n) => ({ ...WIRE, url: `https://ex.example/${n}` }))));
    const outcome = await newsApi();
    expect(outcome).toMatchObject({ counts: { over_cap: 30 } });
    expect(outcome.kind === "items" && outcome.items.length).toBe(100);
  });
});
