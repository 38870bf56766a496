import { env } from "cloudflare:workers";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import configuration from "../../wrangler.toml?raw";
import { configOf } from "../platform/config.ts";
import { kindFinder, newsSourcesOf } from "./news-sources.ts";

const { vars } = parse(configuration) as unknown as { vars: Record<string, string> };
const configWith = (over: Record<string, string> = {}) => configOf({ ...env, ...vars, ...over });

describe("the sources of news", () => {
  it("are by default at least ten feeds that need no key, and CoinDesk Data without one", () => {
    const sources = newsSourcesOf(configWith());
    const feeds = sources.filter(({ api }) => api === "feed");
    expect(feeds.length).toBeGreaterThanOrEqual(10);
    expect(sources.every(({ url, key }) => url.startsWith("https://") && key === null)).toBe(true);
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    expect(sources.find(({ api }) => api === "coindesk")?.quotas.map(({ name }) => name)).toEqual(["1h", "24h"]);
  });

  it("have NewsAPI among them when its key is set, within the allowance of its free plan", () => {
    const source = newsSourcesOf(configWith({ NEWSAPI_KEY: "secret" })).find(({ api }) => api === "newsapi");
    expect(source?.key).toBe("secret");
    expect(source?.quotas).toMatchObject([
      { name: "12h", most: 50 },
      { name: "24h", most: 100 },
    ]);
    expect(newsSourcesOf(configWith({ COINDESK_DATA_BASE: "" })).some(({ api }) => api === "coindesk")).toBe(false);
  });

  it("keep their kind for whatever publisher they pass on, also when they are no longer asked", () => {
    const kindOf = kindFinder(configWith());
    expect(kindOf("newsapi/the-verge")).toBe("finance");
    expect(kindOf("coindesk-data/decrypt")).toBe("crypto");
    expect(kindOf("reddit")).toBe("social");
    expect(kindOf("no-longer-configured")).toBe("crypto");
  });

  it.each(["newsapi", "newsapi:12h", "newsapi:12h=0", ":12h=5", "newsapi:12 h=5"])("refuse the quota %j", (quota) => {
    expect(() => configWith({ NEWS_QUOTAS: quota })).toThrow(/newsapi:12h=50/);
  });
});
