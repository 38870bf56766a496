import { abortAllDurableObjects, evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { bring, BTC, onlyAt, until, untilOpen } from "../../../../test/market.ts";
import { outsideWorld } from "../../../../test/outside-world.ts";
import { buy, makePortfolio, objectOf } from "../../../../test/portfolios.ts";
import type { Listener } from "../../../../test/sockets.ts";
import { listen } from "../../../../test/sockets.ts";
import type { PortfolioId } from "../../../domain/ids.ts";
import type { ValuationFrame } from "../../../domain/valuation/valuation.ts";
import { objectsOf } from "../../../platform/objects.ts";
import { unwrap } from "../../../platform/problem.ts";

// One venue, and no rate of a USDT: the sums below are whole numbers.
beforeAll(() => onlyAt("binance"));

/** Nothing is played here but the exchange: its tick goes through feed and relay to the viewer. */
async function oneBitcoin() {
  const { id, userId, object } = await makePortfolio();
  const input = buy("bitcoin", "1", "30000", "2025-01-01T00:00:00Z");
  unwrap(await object.record(userId, { key: "k", requestHash: "h" }, input));
  const feed = objectsOf(env).marketFeed();
  await feed.poke();
  await untilOpen(feed);
  await outsideWorld.pause();
  return { id, relay: objectsOf(env).relayOf(id) };
}

async function join(id: PortfolioId): Promise<Listener<ValuationFrame>> {
  const query = new URLSearchParams({ session: "session", ticket: crypto.randomUUID() });
  const url = `https://portfolio/live?${query.toString()}`;
  return listen(await objectOf(id).fetch(url, { headers: { Upgrade: "websocket" } }));
}

/** Frames until one says so much. */
async function untilWorth(viewer: Listener<ValuationFrame>, value: string): Promise<ValuationFrame> {
  for (let frames = 0; frames < 50; frames++) {
    const frame = await viewer.next();
    if (frame.totals.value === value) return frame;
  }
  throw new Error(`never worth ${value}`);
}

describe("a tick of the exchange", { timeout: 20_000 }, () => {
  it("reaches a viewer, also after the portfolio slept, and ends with the last viewer", async () => {
    const { id, relay } = await oneBitcoin();
    const viewer = await join(id);
    expect((await viewer.next()).holdings[0]?.price).toMatchObject({
      source: "binance",
      stale: false,
      simulated: true,
    });
    await bring(relay, "BTCUSDT", BTC, "50000");
    await untilWorth(viewer, "50000");
    await evictDurableObject(objectOf(id), { webSockets: "hibernate" });
    await bring(relay, "BTCUSDT", BTC, "51000");
    await untilWorth(viewer, "51000");
    expect((await relay.status()).linked).toBe(1);
    viewer.socket.close(1_000, "");
    await until(async () => expect(await relay.status()).toMatchObject({ portfolios: 0, linked: 0 }));
  });

  it("reaches a viewer that came back after everything was killed", async () => {
    const { id } = await oneBitcoin();
    await (await join(id)).next();
    await abortAllDurableObjects();
    const viewer = await join(id);
    await bring(objectsOf(env).relayOf(id), "BTCUSDT", BTC, "52000");
    await untilWorth(viewer, "52000");
  });
});
