import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";
import type { AssetId } from "../src/domain/ids.ts";
import type { FeedTimings } from "../src/durable/market/feed-life.ts";
import type { MarketFeed } from "../src/durable/market/market-feed.ts";
import type { PriceRelay } from "../src/durable/market/price-relay.ts";
import { outsideWorld } from "./outside-world.ts";

export const BTC = "bitcoin" as AssetId;
export const ETH = "ethereum" as AssetId;

// These tests wait for conditions, on a machine that may be busy; a test that fails waits longer than one that passes.
vi.setConfig({ testTimeout: 20_000 });

/** A market feed of this test alone, with short times where it needs them. Hosts: the test file's world unless told. */
export async function newFeed(timings: Partial<FeedTimings> = {}, hosts?: readonly string[]) {
  const feed = env.MARKET_FEED.getByName(`feed-test-${crypto.randomUUID()}`);
  await prepare(feed, timings, hosts);
  return feed;
}

/** Sets times and hosts before the object's first call; after a kill they have to be set again. */
export function prepare(feed: DurableObjectStub<MarketFeed>, timings: Partial<FeedTimings>, hosts?: readonly string[]) {
  return runInDurableObject(feed, (instance) => {
    instance.timings = { ...instance.timings, ...timings };
    if (hosts === undefined) return;
    const bases = { BINANCE_WS_BASES: hosts.join(" "), BINANCE_REST_BASES: hosts.join(" ") };
    Object.assign(instance, { env: { ...env, ...bases } });
  });
}

/** A relay of this test alone, fed by `feed`. */
export async function newRelay(feed: DurableObjectStub<MarketFeed>) {
  const name = `relay-test-${crypto.randomUUID()}`;
  await feed.attach(name);
  return env.PRICE_RELAY.getByName(name);
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
    expect(status.connection.state).toBe("open");
    expect(status.coins).toBeGreaterThan(30);
    return status;
  });

/** Brings a pair to a price, wherever it stood, and waits until the relay shows it. A far one needs its confirmations. */
export const bring = (relay: DurableObjectStub<PriceRelay>, symbol: string, asset: AssetId, price: string) =>
  until(async () => {
    await outsideWorld.tick(symbol, price);
    await shows(relay, asset, price);
  });

export const shows = async (relay: DurableObjectStub<PriceRelay>, asset: AssetId, price: string): Promise<void> => {
  expect((await relay.prices([asset])).prices[asset]?.price).toBe(price);
};

/** The same object after a kill: a stub that threw stays broken. */
export const anew = <T extends Rpc.DurableObjectBranded>(
  space: DurableObjectNamespace<T>,
  stub: DurableObjectStub<T>,
): DurableObjectStub<T> => space.getByName(stub.name ?? "");

/** Tries until it holds. */
export const until = <T>(holds: () => Promise<T>): Promise<T> => vi.waitFor(holds, { timeout: 8_000, interval: 20 });
