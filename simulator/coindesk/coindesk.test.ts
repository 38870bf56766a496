import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf } from "../testing/client.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 34, 56);

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => NOW });
});
afterAll(() => simulator.close());

interface Article {
  ID: number;
  TITLE: string;
  URL: string;
  PUBLISHED_ON: number | null;
  SOURCE_DATA: { SOURCE_KEY: string };
}
interface Body {
  Data: Article[] | Record<string, never>;
  Err?: { type?: number; message?: string };
  Response?: string;
}

function world() {
  const control = controlOf(simulator, `coindesk-${++worlds}`);
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${control.base}/coindesk${path}`, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  return { ...control, get };
}
const LIST = "/news/v1/article/list";
const articles = ({ body }: { body: Body }) => body.Data as Article[];

describe("CoinDesk Data", () => {
  it("lists articles newest first, ten unless told, each with its publisher, and an empty Err", async () => {
    const { get } = world();
    const usual = await get(LIST);
    expect(usual.body.Err).toEqual({});
    expect(articles(usual).length).toBe(10);
    const all = articles(await get(`${LIST}?limit=100&lang=EN`));
    expect(all.length).toBe(100);
    const times = all.map(({ PUBLISHED_ON: time }) => time ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(all.map(({ SOURCE_DATA: source }) => source.SOURCE_KEY)).size).toBe(5);
    expect(new Set(all.map(({ ID }) => ID)).size).toBe(100);
  });

  it("narrows by time, publisher and words", async () => {
    const { get } = world();
    const [, , third] = articles(await get(LIST));
    const older = articles(await get(`${LIST}?to_ts=${third?.PUBLISHED_ON}`));
    expect(older[0]?.PUBLISHED_ON).toBe(third?.PUBLISHED_ON);
    const own = articles(await get(`${LIST}?source_ids=desk`));
    expect(new Set(own.map(({ SOURCE_DATA: source }) => source.SOURCE_KEY))).toEqual(new Set(["desk"]));
    const found = articles(await get("/news/v1/search?search_string=bitcoin&limit=100"));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ TITLE }) => /bitcoin/i.test(TITLE))).toBe(true);
    expect(articles(await get("/news/v1/source/list")).length).toBe(5);
  });

  it("counts requests an hour, without a key fewer than with one", async () => {
    const { get } = world();
    const first = await get(LIST);
    expect(first.headers.get("x-ratelimit-remaining")).toBe("99");
    for (let n = 0; n < 99; n++) await get(`${LIST}?limit=1`);
    expect((await get(LIST)).status).toBe(429);
    expect((await get(LIST, { "x-api-key": "any" })).headers.get("x-ratelimit-remaining")).toBe("2999");
  });

  it("answers as its predecessor did, whose errors had status 200 and an object for a list", async () => {
    const { get, fault } = world();
    const legacy = await get("/data/v2/news/?lang=EN");
    expect(legacy.body).toMatchObject({ Type: 100 });
    expect(articles(legacy)[0]).toMatchObject({ lang: "EN", source_info: { lang: "EN" } });
    expect(await get("/data/v2/news")).toMatchObject({ status: 200, body: { Response: "Error", Data: {} } });
    await fault("coindesk", "response-error", { count: 1 });
    expect(await get(LIST)).toMatchObject({ status: 200, body: { Response: "Error", Data: {} } });
    await fault("coindesk", "err-filled", { count: 1 });
    expect(await get(LIST)).toMatchObject({ status: 200, body: { Data: {}, Err: { type: 1 } } });
  });

  it("refuses a key, and a path that is not there", async () => {
    const { get, fault } = world();
    await fault("coindesk", "key-invalid", { count: 1 });
    expect((await get(LIST)).status).toBe(401);
    expect((await get("/news/v1/nothing")).status).toBe(404);
  });
});
