import { abortAllDurableObjects } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { PriceView } from "../../domain/market/price-view.ts";
import { newFeed, newRelay, statusOf, until as untilSoon } from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import type { FeedTimings } from "./feed-timings.ts";

// All three venues, at their own pace; only what is waited for is shorter than in the field.
const QUICK: Partial<FeedTimings> = { silenceMs: 1_500, ticklessMs: 6_000, fitMs: 1_600, settleMs: 1_000 };
const until = <T>(holds: () => Promise<T>): Promise<T> => untilSoon(holds, 25_000);

interface Frame {
  readonly prices: Record<string, PriceView>;
}

/** What a browser sees of a coin, from the first frame on. */
async function watching(timings: Partial<FeedTimings> = QUICK, coin = "bitcoin") {
  const feed = await newFeed(timings);
  const relay = await newRelay(feed);
  await untilSoon(async () => {
    const { venues } = await statusOf(feed);
    for (const venue of Object.values(venues)) expect(venue.isFit).toBe(true);
    expect(venues.binance.shows).toBeGreaterThan(100);
  });
  const { webSocket } = await relay.fetch(`https://relay/stream?assets=${coin}`, { headers: { Upgrade: "websocket" } });
  const seen: PriceView[] = [];
  webSocket?.addEventListener("message", ({ data }) => {
    const price = (JSON.parse(data as string) as Frame).prices[coin];
    if (price !== undefined) seen.push(price);
  });
  webSocket?.accept();
  const from = (source: string) => until(async () => expect(seen.at(-1)?.source).toBe(source));
  await from("binance");
  return { feed, seen, from, close: () => webSocket?.close(1000) };
}

/** Each price once, none older than the one before, all near each other, none that is false shown as fresh. */
function expectHonest(seen: readonly PriceView[]): void {
  const start = Number(seen[0]?.price);
  for (const [n, price] of seen.entries()) {
    expect(Math.abs(Number(price.price) / start - 1), price.price).toBeLessThan(0.02);
    const before = seen[n - 1];
    if (before === undefined) continue;
    expect(price.asOf >= before.asOf, `${price.asOf} follows ${before.asOf}`).toBe(true);
    expect([price.asOf, price.price, price.source]).not.toEqual([before.asOf, before.price, before.source]);
    if (price.source !== before.source) expect(price.asOf > before.asOf).toBe(true);
  }
}

const asks = async () => (await outsideWorld.state()).coingecko.requests;

afterEach(async () => {
  await outsideWorld.clearFaults();
  await abortAllDurableObjects();
});

describe("what is shown of a coin", { timeout: 60_000 }, () => {
  it.each(["hang", "malformed", "negative", "zero", "old-timestamp", "spike", "drift"])(
    "comes from another venue while the first choice fails (%s), and from that again when it is well",
    async (fault) => {
      const { seen, from, close } = await watching();
      await outsideWorld.fault({ target: "binance-ws", fault });
      await until(async () => expect(seen.at(-1)?.source).not.toBe("binance"));
      await outsideWorld.clearFaults();
      await from("binance");
      close();
      expectHonest(seen);
      expect(seen.some(({ stale }) => stale)).toBe(false);
    },
  );

  it("stays the first choice's when its connection is only cut", async () => {
    const { seen, from, close, feed } = await watching({ ...QUICK, fitMs: 15_000 });
    // Whoever spoke first may have been shown before the first choice did.
    const shown = seen.length - 1;
    await outsideWorld.fault({ target: "binance-ws", fault: "drop" });
    await until(async () => expect((await statusOf(feed)).venues.binance.connection.connects).toBe(2));
    const { length } = seen;
    await until(async () => expect(seen.length).toBeGreaterThan(length + 1));
    await from("binance");
    close();
    expect(new Set(seen.slice(shown).map(({ source }) => source))).toEqual(new Set(["binance"]));
    expectHonest(seen);
  });

  it("comes from the third when two are gone, in dollars by then", async () => {
    const { seen, from, close } = await watching();
    await outsideWorld.fault({ target: "binance-ws", fault: "hang" });
    await outsideWorld.fault({ target: "coinbase-ws", fault: "hang" });
    await from("kraken");
    expect(seen.at(-1)).toMatchObject({ quote: "fiat:usd", stale: false });
    close();
    expectHonest(seen);
  });

  it("comes from CoinGecko when all are gone, which was not asked for it before", async () => {
    const { feed, seen, from, close } = await watching({ ...QUICK, firstAskMs: 0, askSpacingMs: 500 });
    expect((await statusOf(feed)).coingecko.shows, "coins that no venue has").toBeLessThan(40);
    const venues = ["binance-ws", "coinbase-ws", "kraken-ws"] as const;
    for (const target of venues) {
      await outsideWorld.fault({ target, fault: "refuse-429", retryAfter: 1 });
      await outsideWorld.fault({ target, fault: "drop" });
    }
    await from("coingecko");
    expect((await statusOf(feed)).coingecko.shows).toBeGreaterThan(300);
    await outsideWorld.clearFaults();
    await from("binance");
    close();
    expectHonest(seen);
  });
});

describe("CoinGecko", { timeout: 30_000 }, () => {
  it("is asked for coins that no venue has, and left alone for as long as it says", async () => {
    const before = await asks();
    await outsideWorld.fault({ target: "coingecko", fault: "refuse-429", retryAfter: 777, count: 1 });
    const feed = await newFeed({ ...QUICK, firstAskMs: 2_000, askSpacingMs: 300 });
    await feed.poke();
    const { hosts } = await until(async () => {
      const { coingecko } = await statusOf(feed);
      expect(coingecko.hosts[0]?.lastRefusal).toBe("limited (429)");
      return coingecko;
    });
    expect((hosts[0]?.restsUntil ?? 0) - Date.now()).toBeGreaterThan(760_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await asks()).toBe(before + 1);
  });
});
