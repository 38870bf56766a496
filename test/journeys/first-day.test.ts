/** One person's first day, against the built product and the simulated outside world. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { ask, Client } from "../../scripts/client/client.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { NEWS_SOURCES } from "../../simulator/news/sources.ts";
import type { ValuationFrame } from "../../src/domain/valuation/valuation.ts";
import { until } from "./until.ts";

const SOURCE = NEWS_SOURCES[0] ?? "";
const NEWS_CRON = "*/5 * * * *";

let product: SimulatedProduct;
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated({ news: [SOURCE] });
}, 120_000);
afterAll(() => product.stop());

describe("a first day", () => {
  it("signs up, buys, sees the value move with the exchange, and reads the sentiment of a headline", async () => {
    const person = await Client.signUp(product.url);
    const { id } = await person.createPortfolio("My coins");
    await person.trade(id, {
      type: "buy",
      at: "2026-02-03T04:05:06.789Z",
      in: { asset: "bitcoin", amount: "0.5" },
      out: { asset: "fiat:usd", amount: "20000" },
      fee: { asset: "fiat:usd", amount: "10" },
    });

    const holdings = await person.holdings(id);
    expect(holdings).toMatchObject({ simulated: true, base: "fiat:usd" });
    expect(holdings.holdings).toMatchObject([{ asset: "bitcoin", quantity: "0.5", cost: "20010" }]);

    const frames: ValuationFrame[] = [];
    const socket = await person.live(id, (frame) => frames.push(frame));
    const first = await until(() => frames.find((frame) => frame.type === "snapshot" && frame.totals.value !== null));
    await product.control("pause", { paused: true });
    const price = String(Math.round(Number(first.holdings[0]?.price?.price) * 1.01));
    await product.control("tick", { symbol: "BTCUSDT", price });
    // In dollars, of which a USDT is worth a little more or less than one.
    const isOf = (told: string | undefined) => Math.abs(Number(told) / Number(price) - 1) < 0.003;
    const moved = await until(() => frames.find((frame) => isOf(frame.holdings[0]?.price?.price)));
    expect(moved).toMatchObject({ type: "delta", simulated: true });
    expect(moved.holdings[0]).toMatchObject({ asset: "bitcoin", price: { source: "binance", simulated: true } });
    expect(moved.totals.value).toBe(moved.holdings[0]?.value);
    expect(Number(moved.totals.value)).toBeCloseTo(Number(moved.holdings[0]?.price?.price) / 2, 6);
    socket.close();

    const title = "Cardano surges to record high on strong inflows";
    await product.control("news", { source: SOURCE, title, link: "https://news.example/cardano" });
    await product.runtime.fireCron(NEWS_CRON);
    interface News {
      items: { title: string; coins: string[]; score: { value: number; label: string } | null }[];
    }
    const article = await until(async () => {
      const { items } = await ask<News>(product.url, "/api/v1/news?coin=cardano");
      return items.find((item) => item.title === title && item.score !== null);
    });
    expect(article).toMatchObject({ coins: ["cardano"], score: { label: "positive" } });
    const sentiment = await ask<{ articles: number; workersAi: string }>(product.url, "/api/v1/sentiment/cardano");
    expect(sentiment.articles).toBeGreaterThanOrEqual(1);
    expect(sentiment.workersAi).toBe("absent");
  });

  it("shows nothing of a portfolio to another person", async () => {
    const [owner, stranger] = await Promise.all([Client.signUp(product.url), Client.signUp(product.url)]);
    const { id } = await owner.createPortfolio("Private");
    for (const path of ["", "/holdings", "/transactions"]) {
      await expect(stranger.ask(`/api/v1/portfolios/${id}${path}`)).rejects.toMatchObject({ status: 404 });
    }
    await expect(stranger.live(id, () => undefined)).rejects.toMatchObject({ status: 404 });
  });
});
