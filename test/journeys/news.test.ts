/** From a publisher's feed to what it means for one person, against the built product and the simulated outside world. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { ask, Client } from "../../scripts/client/client.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "./until.ts";

const NEWS_CRON = "*/5 * * * *";
const SOURCE = "ledgerpost";

let product: SimulatedProduct;
let others: Awaited<ReturnType<typeof serveFeeds>>;
beforeAll(async () => {
  await ensureBuilt();
  others = await serveFeeds();
  // The one that matters comes last.
  const feeds = Array.from({ length: 11 }, (_, n) => `other${n}=${others.url}/${n}`).join(" ");
  product = await startSimulated({ feeds, news: [SOURCE], newsApis: true });
}, 120_000);
afterAll(async () => {
  await product.stop();
  others.close();
});

/** Feeds without an item, which from `hang` on answer nothing. */
async function serveFeeds() {
  const waiting: ServerResponse[] = [];
  const state = { hangs: false };
  const server = createServer((_request, response) => {
    if (state.hangs) waiting.push(response);
    else response.end('<rss version="2.0"><channel><title>Empty</title></channel></rss>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hang: () => (state.hangs = true),
    waiting: () => waiting.length,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const sourcesOf = () => ask<{ sources: { id: string; status: string }[] }>(product.url, "/api/v1/sentiment/sources");

interface Sentiment {
  score: { value: number | null; reason?: string };
  coverage: number | null;
  coins: { asset: string; weight: string; score: number; contribution: number; label: string }[];
  leftOut: { asset: string; reason: string }[];
  models: string[];
}
interface News {
  items: {
    title: string;
    link: string;
    coins: string[];
    repeats: number;
    repeatedBy: string[];
    score: { value: number; label: string; words: { word: string }[]; votes: { model: string }[] } | null;
  }[];
}

describe("news of what somebody holds", () => {
  it("goes from the feed by the queue to the coin's score and, by what is held, to the portfolio's", async () => {
    const person = await Client.signUp(product.url);
    const { id } = await person.createPortfolio("My coins");
    const bought = [
      ["litecoin", "10", "800"],
      ["monero", "5", "700"],
      ["tether", "1000", "1000"],
    ] as const;
    for (const [asset, quantity, paid] of bought) {
      await person.trade(id, {
        type: "buy",
        at: "2026-02-03T04:05:06.789Z",
        in: { asset, amount: quantity },
        out: { asset: "fiat:usd", amount: paid },
      });
    }
    const scoreOf = async (what: string) =>
      (await ask<{ score: { value: number | null } }>(product.url, `/api/v1/sentiment/${what}`)).score.value;
    const titles = [
      "Litecoin surges to record high on strong inflows",
      "Litecoin wins approval of a spot ETF in great success",
      "Payment firm praises Litecoin after a record profit",
      "Litecoin rallies as buyers celebrate a strong upgrade",
      "Investors cheer: Litecoin jumps to its best week",
    ];
    for (const [n, title] of titles.entries()) {
      await product.control("news", {
        source: SOURCE,
        title: `<b>${title}</b>`,
        link: `https://news.example/ltc/${n}?utm_source=rss`,
      });
    }
    await product.control("news", { source: "forum", title: `${titles[0]}!`, link: "https://forum.example/again" });
    await product.runtime.fireCron(NEWS_CRON);

    const { items } = await until(async () => {
      const news = await ask<News>(product.url, "/api/v1/news?coin=litecoin&limit=100");
      const told = news.items.filter(({ title, score }) => titles.includes(title) && score !== null);
      const isWhole = news.items.every(({ score }) => score !== null);
      return told.length === titles.length && isWhole ? news : null;
    });
    const told = items.filter(({ title }) => titles.includes(title));
    expect(told.filter(({ score }) => score?.label === "positive")).toHaveLength(4);
    const first = items.find(({ title }) => title === titles[0]);
    expect(first?.link).toBe("https://news.example/ltc/0");
    expect(first?.score).toMatchObject({
      label: "positive",
      votes: [{ model: "vader" }, { score: null, reason: "absent" }],
    });
    expect(first?.score?.words.map(({ word }) => word)).toContain("surges");
    expect(first, "the forum's came by way of an API").toMatchObject({ repeats: 1 });
    expect(first?.repeatedBy[0]).toMatch(/^(newsapi|coindesk-data)\/(forum|holders-forum)$/);

    const sentiment = await until(async () => {
      const own = await person.ask<Sentiment>(`/api/v1/portfolios/${id}/sentiment`);
      return own.coins.some(({ asset }) => asset === "litecoin") ? own : null;
    });
    const litecoin = sentiment.coins.find(({ asset }) => asset === "litecoin");
    // The simulated publishers write of the day's prices, and a coin of which little is said stands near the market's mood.
    const bad = items.filter(({ title }) => !titles.includes(title)).map(({ score }) => score?.value ?? 1);
    const worst = Math.min(0, (await scoreOf("market")) ?? 0, ...bad);
    expect(litecoin?.score, "good stories make bad news better").toBeGreaterThan(worst);
    expect(litecoin?.score, "the coin's own").toBeCloseTo((await scoreOf("litecoin")) ?? 9, 3);
    expect(litecoin?.contribution).toBeCloseTo(Number(litecoin?.weight) * (litecoin?.score ?? 0), 3);
    expect(sentiment.coins.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
      sentiment.score.value ?? 9,
      6,
    );
    expect(sentiment.models).toEqual(["vader"]);
    expect(sentiment.leftOut).toContainEqual(expect.objectContaining({ asset: "tether", reason: "pegged" }));
    const covered = sentiment.coins.some(({ asset }) => asset === "monero");
    expect(covered ? sentiment.coverage === 1 : (sentiment.coverage ?? 1) < 1).toBe(true);

    const { sources } = await sourcesOf();
    expect(sources.slice(-3).map(({ id: source, status }) => [source, status])).toEqual([
      [SOURCE, "healthy"],
      ["newsapi", "healthy"],
      ["coindesk-data", "healthy"],
    ]);
  });

  it("come from a source at once while eleven others hang", async () => {
    others.hang();
    const title = "Monero gains while other desks are silent";
    await product.control("news", { source: SOURCE, title, link: "https://news.example/xmr/alone" });
    const run = product.runtime.fireCron(NEWS_CRON);
    await until(async () => {
      const { items } = await ask<News>(product.url, "/api/v1/news?coin=monero&limit=100");
      return items.some((item) => item.title === title) ? items : null;
    });
    await until(() => others.waiting() === 11);
    expect(
      (await sourcesOf()).sources.every(({ status }) => status === "healthy"),
      "no deadline has passed",
    ).toBe(true);
    others.close();
    await run;
    const { sources } = await sourcesOf();
    expect(sources.filter(({ status }) => status === "failing").length).toBe(11);
  });
});
