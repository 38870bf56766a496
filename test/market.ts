import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";
import type { AssetId } from "../src/domain/ids.ts";
import type { Venue } from "../src/domain/market/price.ts";
import type { FeedTimings } from "../src/durable/market/feed-timings.ts";
import type { MarketFeed } from "../src/durable/market/market-feed.ts";
import type { PriceRelay } from "../src/durable/market/price-relay.ts";
import { outsideWorld } from "./outside-world.ts";

export const BTC = "bitcoin" as AssetId;
export const ETH = "ethereum" as AssetId;

// These tests wait for conditions, on a machine that may be busy; a test that fails waits longer than one that passes.
vi.setConfig({ testTimeout: 20_000 });

/** For tests that stop the exchanges' own ticks: quiet is no fault then. */
export const PATIENT: Partial<FeedTimings> = {
  silenceMs: 60_000,
  ticklessMs: 60_000,
  fitMs: 60_000,
  firstAskMs: 600_000,
};

const begun: DurableObjectStub<MarketFeed | PriceRelay>[] = [];

/** Kills what this test began, for good: on a slow machine their alarms would bring them back in later tests. */
export async function endAll(): Promise<void> {
  await abortAllDurableObjects();
  for (const stub of begun.splice(0)) {
    const space = stub.name?.startsWith("feed-") === true ? env.MARKET_FEED : env.PRICE_RELAY;
    await runInDurableObject(space.getByName(stub.name ?? ""), (_, state) => state.storage.deleteAlarm());
  }
}

/** A market feed of this test alone, with short times where it needs them; `vars`: in place of the test file's. */
export async function newFeed(timings: Partial<FeedTimings> = {}, vars: Partial<Env> = {}) {
  const feed = env.MARKET_FEED.getByName(`feed-test-${crypto.randomUUID()}`);
  await prepare(feed, timings, vars);
  begun.push(feed);
  return feed;
}

/** Sets times and variables before the object's first call; after a kill they have to be set again. */
export function prepare(feed: DurableObjectStub<MarketFeed>, timings: Partial<FeedTimings>, vars: Partial<Env> = {}) {
  return runInDurableObject(feed, (instance) => {
    instance.timings = { ...instance.timings, ...timings };
    Object.assign(instance, { env: { ...env, ...vars } });
  });
}

/** Leaves all coins to one venue. */
export const onlyAt = (venue: Venue) => env.DB.prepare("DELETE FROM pairs WHERE venue <> ?1").bind(venue).run();

/** A relay of this test alone, fed by `feed`. */
export async function newRelay(feed: DurableObjectStub<MarketFeed>) {
  const name = `relay-test-${crypto.randomUUID()}`;
  await feed.attach(name);
  const relay = env.PRICE_RELAY.getByName(name);
  begun.push(relay);
  return relay;
}

export async function statusOf(feed: DurableObjectStub<MarketFeed>) {
  const status = await feed.status();
  if (status === null) throw new Error("the feed does not run");
  return status;
}

/** Until the feed listens to its venue and knows prices. */
export const untilOpen = (feed: DurableObjectStub<MarketFeed>) =>
  until(async () => {
    const status = await statusOf(feed);
    expect(status.venues.binance.connection.state).toBe("open");
    expect(status.coins).toBeGreaterThan(30);
    return status;
  });

/** Brings a pair to a price, wherever it stood, and waits until the relay shows it. A far one needs its confirmations. */
export const bring = (
  relay: DurableObjectStub<PriceRelay>,
  symbol: string,
  asset: AssetId,
  price: string,
  shown: typeof shows | typeof showsNear = shows,
) =>
  until(async () => {
    await outsideWorld.tick(symbol, price);
    await shown(relay, asset, price);
  });

export const shows = async (relay: DurableObjectStub<PriceRelay>, asset: AssetId, price: string): Promise<void> => {
  expect((await relay.prices([asset])).prices[asset]?.price).toBe(price);
};

/** As `shows`, at a venue that quotes in dollars: three in ten thousand off, and what a USDT is worth. */
export async function showsNear(relay: DurableObjectStub<PriceRelay>, asset: AssetId, price: string) {
  const shown = (await relay.prices([asset])).prices[asset];
  expect(Math.abs(Number(shown?.price) / Number(price) - 1), `${shown?.price} is near ${price}`).toBeLessThan(0.003);
  return shown;
}

/** The same object after a kill: a stub that threw stays broken. */
export const anew = <T extends Rpc.DurableObjectBranded>(
  space: DurableObjectNamespace<T>,
  stub: DurableObjectStub<T>,
): DurableObjectStub<T> => space.getByName(stub.name ?? "");

/** Tries until it holds. */
export const until = <T>(holds: () => Promise<T>, timeout = 8_000): Promise<T> =>
  vi.waitFor(holds, { timeout, interval: 20 });
