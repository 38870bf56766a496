import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  anew,
  bring,
  BTC,
  newFeed,
  newRelay,
  onlyAt,
  PATIENT,
  statusOf,
  until,
  untilOpen,
} from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";

beforeAll(() => onlyAt("binance"));
afterEach(async () => {
  await outsideWorld.clearFaults();
  await outsideWorld.pause(false);
  // Or the feeds of all tests would listen side by side.
  await abortAllDurableObjects();
});

describe("MarketFeed", () => {
  it("runs from its alarm alone, before anybody called it, and arms the next", async () => {
    const feed = await newFeed();
    await runInDurableObject(feed, (instance) => instance.alarm());
    await untilOpen(feed);
    expect(await runInDurableObject(feed, (_, state) => state.storage.getAlarm())).toBeGreaterThan(Date.now());
  });

  it("arms its alarm again also when the alarm's work failed", async () => {
    const feed = await newFeed();
    const next = await runInDurableObject(feed, async (instance, state) => {
      Object.assign(instance, { env: { ...env, BINANCE_WS_BASES: "no address" } });
      await instance.alarm();
      return state.storage.getAlarm();
    });
    expect(next).toBeGreaterThan(Date.now());
    expect(await feed.status()).toBeNull();
  });

  it("has prices before the stream's first second, from REST", async () => {
    await outsideWorld.pause();
    const feed = await newFeed(PATIENT);
    await feed.poke();
    expect(await untilOpen(feed)).toMatchObject({
      venues: { binance: { counters: { jump: 0, malformed: 0 }, odd: { unknown_symbol: 0 } } },
    });
  });

  it("has prices from the stream when REST refuses", async () => {
    await outsideWorld.fault({ target: "binance-rest", fault: "refuse-451" });
    const feed = await newFeed();
    await feed.poke();
    await untilOpen(feed);
  });

  it("writes the board as one row, not one a coin or a tick", async () => {
    const feed = await newFeed();
    await feed.poke();
    const before = await untilOpen(feed);
    await until(async () =>
      expect((await statusOf(feed)).venues.binance.counters.accepted).toBeGreaterThan(
        before.venues.binance.counters.accepted + 30,
      ),
    );
    expect((await statusOf(feed)).rowsWritten).toBeLessThanOrEqual(3);
    const rows = await runInDurableObject(feed, (_, state) => state.storage.sql.exec("SELECT id FROM board").toArray());
    expect(rows).toHaveLength(1);
  });
});

/**
 * A feed and its relay on an exchange that says only what the test makes it say. BTC stands at 50000. It keeps its board with
 * each frame, so that a kill finds there what was shown last.
 */
async function stillMarket() {
  await outsideWorld.pause();
  const feed = await newFeed({ ...PATIENT, persistMs: 0 });
  const relay = await newRelay(feed);
  await untilOpen(feed);
  await bring(relay, "BTCUSDT", BTC, "50000");
  return { feed, relay };
}

describe("after a kill", () => {
  it("the alarm brings the feed back, in a later epoch, with the prices it had and its relays", async () => {
    const killed = await stillMarket();
    const before = await statusOf(killed.feed);
    await outsideWorld.fault({ target: "binance-rest", fault: "refuse-451" });
    await outsideWorld.fault({ target: "binance-ws", fault: "refuse-451" });
    await abortAllDurableObjects();
    const feed = anew(env.MARKET_FEED, killed.feed);
    const relay = anew(env.PRICE_RELAY, killed.relay);
    expect(await runDurableObjectAlarm(feed)).toBe(true);
    const after = await until(async () => {
      const status = await statusOf(feed);
      expect(status.relays).toMatchObject([{ open: true }]);
      return status;
    });
    expect(after.epoch).toBeGreaterThan(before.epoch);
    expect(after.coins).toBe(before.coins);
    const frame = await relay.prices(null);
    expect(frame.epoch).toBe(after.epoch);
    expect(Object.keys(frame.prices)).toHaveLength(before.coins);
    expect(frame.freshUntil.binance, "nothing was heard since").toBeLessThanOrEqual(before.freshUntil.binance ?? 0);
  });
});
