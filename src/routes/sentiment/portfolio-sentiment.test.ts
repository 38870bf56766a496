import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import { buy, deposit, makePortfolio } from "../../../test/portfolios.ts";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { classify } from "../../domain/sentiment/classify.ts";
import { MODEL_VERSION } from "../../domain/sentiment/score.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";
import { unwrap } from "../../platform/problem.ts";
import { coreDb } from "../../storage/database.ts";
import { insertArticles } from "../../storage/queries/articles.ts";
import { storeClassified } from "../../storage/queries/scores.ts";
import { insertHours } from "../../storage/queries/sentiment.ts";
import { PortfolioSentimentSchema } from "./portfolio-schema.ts";

const HOUR = 3_600_000;
const now = Date.now();
/** The hour that is on. */
const current = Math.floor(now / HOUR) * HOUR;
const iso = (time: number) => new Date(time).toISOString();

const get = (id: string, headers: Readonly<Record<string, string>> = {}, query = "") =>
  exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${id}/sentiment${query}`, { headers });

const price = (value: string) => ({
  price: value,
  quote: "fiat:usd" as AssetId,
  open24h: null,
  source: "binance" as const,
  at: Date.now() - 250,
});
vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => ({
  type: "snapshot",
  epoch: 1,
  seq: 1,
  freshUntil: { binance: Date.now() + 15_000 },
  prices: {
    ["bitcoin" as AssetId]: price("60000"),
    ["ethereum" as AssetId]: price("2000"),
    ["solana" as AssetId]: price("100"),
    ["tether" as AssetId]: price("1"),
  },
}));

/** `null`: it came from outside, and nobody knows what it was worth. */
type Bought = readonly [asset: string, quantity: string, paid: string | null, at?: number];

async function holding(...bought: Bought[]) {
  const person = await signUp();
  const { id, userId, object } = await makePortfolio(person.userId as UserId);
  for (const [asset, quantity, paid, at = current - 100 * HOUR] of bought) {
    const input = paid === null ? deposit(asset, quantity, iso(at)) : buy(asset, quantity, paid, iso(at));
    unwrap(await object.record(userId, { key: asset, requestHash: asset }, input));
  }
  return { id, headers: person.headers };
}

const sentimentOf = async ({ id, headers }: Awaited<ReturnType<typeof holding>>, query = "") =>
  PortfolioSentimentSchema.parse(await (await get(id, headers, query)).json());

/** Enough articles of one opinion for a score. */
async function tell(coin: string, title: string): Promise<void> {
  const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
  await insertArticles(
    coreDb(env),
    ids.map((id) => {
      const when = { publishedAt: now - 60_000, fetchedAt: now - 60_000 };
      return { id, sourceId: "wire", title, link: `https://wire.example/${id}`, summary: null, storyId: id, ...when };
    }),
  );
  const score = classify(title, "crypto");
  const mentions = [{ assetId: coin, relevance: 1 }];
  await storeClassified(
    coreDb(env),
    MODEL_VERSION,
    ids.map((id) => ({ id, score, mentions })),
  );
}

const fixed = (assetId: string, hours: number, score: number | null, modelVersion = MODEL_VERSION) => ({
  assetId,
  hour: current - hours * HOUR,
  modelVersion,
  score,
  n: 5,
  nEff: 5,
  sources: 2,
  mentions: 5,
  z: null,
});

beforeAll(async () => {
  await tell("bitcoin", "Bitcoin surges to record high");
  await tell("ethereum", "Ether crashes after hack");
  await tell("tether", "Tether faces collapse and fraud charges");
  await insertHours(coreDb(env), [
    ...[3, 2, 1].map((hours) => fixed("market", hours, 0.1)),
    ...[3, 2, 1].map((hours) => fixed("bitcoin", hours, 0.4)),
    ...[3, 2, 1].map((hours) => fixed("ethereum", hours, -0.2)),
    fixed("solana", 1, null),
    fixed("bitcoin", 2, -1, "older"),
  ]);
});

describe("GET /api/v1/portfolios/{id}/sentiment", () => {
  it("weighs the coins' scores by what is held now, leaves money out, and has contributions that add up", async () => {
    const held = await holding(
      ["bitcoin", "0.05", "2500"],
      ["ethereum", "0.5", "900"],
      ["solana", "10", "900"],
      ["tether", "7000", "7000"],
      ["dogecoin", "100", null],
    );
    const sentiment = await sentimentOf(held);
    // 3,000 of bitcoin and 1,000 of ether have a score, 1,000 of Solana has none.
    expect(sentiment.coins.map(({ asset, weight }) => [asset, weight])).toEqual([
      ["bitcoin", "0.75"],
      ["ethereum", "0.25"],
    ]);
    expect(sentiment.coverage).toBe(0.8);
    expect(sentiment.leftOut.map(({ asset, reason }) => `${asset} ${reason}`).toSorted()).toEqual([
      "dogecoin no_price",
      "solana no_score",
      "tether pegged",
    ]);
    const [bitcoin, ether] = sentiment.coins;
    expect(bitcoin?.label).toBe("positive");
    expect(ether?.label).toBe("negative");
    const value = 0.75 * (bitcoin?.score ?? 0) + 0.25 * (ether?.score ?? 0);
    expect(sentiment.score.value).toBeCloseTo(value, 4);
    expect((bitcoin?.contribution ?? 0) + (ether?.contribution ?? 0)).toBeCloseTo(sentiment.score.value ?? 9, 9);
    expect(sentiment).toMatchObject({
      base: "fiat:usd",
      stale: false,
      simulated: true,
      models: ["vader"],
      modelVersion: MODEL_VERSION,
      label: value >= 0.05 ? "positive" : "neutral",
    });
    const own = await (
      await exports.default.fetch(`${ORIGIN}/api/v1/sentiment/bitcoin`)
    ).json<{ score: { value: number } }>();
    expect(bitcoin?.score, "the coin's own figure").toBeCloseTo(own.score.value, 3);
  });

  it("goes by each hour's holdings, at the prices of then, and by what was fixed", async () => {
    // Only what was paid is known of the past: bitcoin at 100, and from two hours ago on as much ether.
    const held = await holding(["bitcoin", "1", "100"], ["ethereum", "1", "100", current - 2 * HOUR + 1]);
    const { points, interval } = await sentimentOf(held);
    expect(interval).toBe("1h");
    expect(points).toEqual([
      { time: iso(current - 3 * HOUR), value: 0.4, label: "positive", coverage: 1, coins: 1 },
      { time: iso(current - 2 * HOUR), value: 0.1, label: "positive", coverage: 1, coins: 2 },
      { time: iso(current - HOUR), value: 0.1, label: "positive", coverage: 1, coins: 2 },
    ]);
    const narrow = await sentimentOf(held, `?from=${iso(current - 2 * HOUR)}&to=${iso(current - 2 * HOUR)}`);
    expect(narrow.points.map(({ time }) => time)).toEqual([iso(current - 2 * HOUR)]);
  });

  it("has a point without a value where nothing was held, or no coin of it had a score", async () => {
    const { points } = await sentimentOf(await holding(["solana", "1", "100", current - HOUR + 1]));
    expect(points.map(({ value, coverage }) => [value, coverage])).toEqual([
      [null, null],
      [null, null],
      [null, 0],
    ]);
  });

  it("says why there is no value now", async () => {
    expect(await sentimentOf(await holding())).toMatchObject({
      score: { value: null, reason: "nothing_held" },
      label: null,
      coverage: null,
      coins: [],
    });
    expect(await sentimentOf(await holding(["tether", "10", "10"]))).toMatchObject({
      score: { value: null, reason: "nothing_held" },
      leftOut: [{ asset: "tether", reason: "pegged" }],
    });
    expect(await sentimentOf(await holding(["solana", "10", "900"]))).toMatchObject({
      score: { value: null, reason: "not_enough_news" },
      coverage: 0,
    });
  });

  it.each([
    "?interval=2h",
    "?from=yesterday",
    "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
    "?from=2020-01-01T00:00:00Z",
  ])("refuses %s", async (query) => {
    const { id, headers } = await holding();
    expect((await get(id, headers, query)).status).toBe(400);
  });

  it("is nobody else's business", async () => {
    const { id } = await holding(["bitcoin", "1", "1"]);
    expect((await get(id)).status).toBe(401);
    const { headers } = await signUp();
    const read = vi.spyOn(Portfolio.prototype, "valuation");
    for (const portfolio of [id, "pf_01_01KA0000000000000000000000"]) {
      expect((await get(portfolio, headers)).status).toBe(404);
    }
    expect(read, "no object wakes for a stranger").not.toHaveBeenCalled();
  });
});
