import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56);
const KEY = "0123456789abcdef0123456789abcdef";

let simulator: Simulator;
let now = NOW;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => now });
});
afterAll(() => simulator.close());

interface Body {
  status: string;
  code?: string;
  totalResults?: number;
  articles?: { source: { id: string | null; name: string }; title: string; publishedAt: string; content: string }[];
}

function world() {
  const control = controlOf(simulator, `newsapi-${++worlds}`);
  const get = async (path: string, headers: Record<string, string> = { "x-api-key": KEY }) => {
    const response = await fetch(`${control.base}/newsapi${path}`, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  return { ...control, get };
}

describe("NewsAPI", () => {
  it("lists what all publishers wrote, newest first, in its envelope", async () => {
    const { get } = world();
    const { status, headers, body } = await get("/v2/everything?q=bitcoin&pageSize=100");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("x-cached-result")).toBe("false");
    expect(body).toMatchObject({ status: "ok", totalResults: 100 });
    const times = body.articles?.map(({ publishedAt }) => publishedAt) ?? [];
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(new Set(body.articles?.map(({ source }) => source.name)).size).toBe(5);
    expect(body.articles?.[0]?.content).toMatch(/… \[\+\d+ chars\]$/);
  });

  it.each([
    ["/v2/everything?q=a", {}, 401, "apiKeyMissing"],
    ["/v2/everything?q=a", { "x-api-key": "wrong" }, 401, "apiKeyInvalid"],
    ["/v2/everything", { "x-api-key": KEY }, 400, "parametersMissing"],
    [`/v2/everything?q=${"a".repeat(501)}`, { "x-api-key": KEY }, 400, "parameterInvalid"],
    ["/v2/everything?q=a&page=2", { authorization: `Bearer ${KEY}` }, 426, "maximumResultsReached"],
    ["/v2/nothing", { "x-api-key": KEY }, 404, "endpointInvalid"],
  ])("refuses %.30s", async (path, headers, status, code) => {
    const answer = await world().get(path, headers);
    expect([answer.status, answer.body.status, answer.body.code]).toEqual([status, "error", code]);
  });

  it("allows fifty requests in twelve hours, and as many in the next", async () => {
    const { get } = world();
    for (let n = 0; n < 50; n++) expect((await get("/v2/top-headlines?pageSize=1")).status).toBe(200);
    expect(await get("/v2/top-headlines?pageSize=1")).toMatchObject({ status: 429, body: { code: "rateLimited" } });
    now = NOW + 43_200_000;
    expect((await get("/v2/top-headlines?pageSize=1")).status).toBe(200);
    now = NOW;
  });

  it.each([
    ["key-invalid", 401],
    ["rate-limited", 429],
    ["key-exhausted", 429],
    ["too-many-results", 426],
    ["error-500", 500],
  ])("%s is %i", async (fault, status) => {
    const { fault: set, get } = world();
    await set("newsapi", fault, { count: 1 });
    expect((await get("/v2/everything?q=a")).status).toBe(status);
    expect((await get("/v2/everything?q=a")).status).toBe(200);
  });

  it("has articles that were taken back, and fields without a value", async () => {
    const { fault, get } = world();
    await fault("newsapi", "removed", { count: 1 });
    expect((await get("/v2/everything?q=a")).body.articles?.[0]?.title).toBe("[Removed]");
    await fault("newsapi", "nulls", { count: 1 });
    expect((await get("/v2/everything?q=a")).body.articles?.[0]?.title).toBeNull();
  });
});
