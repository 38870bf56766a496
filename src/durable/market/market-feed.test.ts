import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { anew, bring, BTC, newFeed, newRelay, shows, statusOf, until, untilOpen } from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import { STALE_AFTER_MS } from "../../domain/market/price.ts";

/** For tests that stop the exchange's own ticks: quiet is no fault then. */
const PATIENT = { silenceMs: 60_000 };

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
    expect(await untilOpen(feed)).toMatchObject({ counters: { jump: 0, malformed: 0, unknown_symbol: 0 } });
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
      expect((await statusOf(feed)).counters.accepted).toBeGreaterThan(before.counters.accepted + 30),
    );
    expect((await statusOf(feed)).rowsWritten).toBeLessThanOrEqual(3);
    const rows = await runInDurableObject(feed, (_, state) => state.storage.sql.exec("SELECT id FROM board").toArray());
    expect(rows).toHaveLength(1);
  });
});

/** A feed and its relay on an exchange that says only what the test makes it say. BTC stands at 50000. */
async function stillMarket() {
  await outsideWorld.pause();
  const feed = await newFeed(PATIENT);
  const relay = await newRelay(feed);
  await untilOpen(feed);
  await bring(relay, "BTCUSDT", BTC, "50000");
  const { counters } = await statusOf(feed);
  return { feed, relay, counters: counters as Record<string, number> };
}

const plus = (before: Record<string, number>, more: Record<string, number>) =>
  Object.fromEntries(Object.entries(more).map(([reason, times]) => [reason, (before[reason] ?? 0) + times]));

describe("a tick", () => {
  it.each([
    ["spike", { jump: 1 }],
    ["negative", { not_positive: 1 }],
    ["zero", { not_positive: 1 }],
    ["old-timestamp", { old: 1 }],
    ["malformed", { malformed_message: 1 }],
  ])("that is wrong (%s) is counted and never shown", async (fault, counted) => {
    const { feed, relay, counters } = await stillMarket();
    await outsideWorld.fault({ target: "binance-ws", fault, count: 1, symbol: "BTCUSDT" });
    await outsideWorld.tick("BTCUSDT", "50001");
    await until(async () => expect((await statusOf(feed)).counters).toMatchObject(plus(counters, counted)));
    await shows(relay, BTC, "50000");
    await outsideWorld.tick("BTCUSDT", "50002");
    await until(() => shows(relay, BTC, "50002"));
  });

  it.each([
    ["out-of-order", { old: 1 }],
    ["duplicate", { repeated: 1 }],
    ["unknown-event", { malformed_message: 0 }],
    ["non-ascii", { unknown_symbol: 1 }],
  ])("that comes with an odd companion (%s) is shown all the same", async (fault, counted) => {
    const { feed, relay, counters } = await stillMarket();
    await outsideWorld.fault({ target: "binance-ws", fault, count: 1, symbol: "BTCUSDT" });
    await outsideWorld.tick("BTCUSDT", "50100");
    await until(async () => expect((await statusOf(feed)).counters).toMatchObject(plus(counters, counted)));
    await until(() => shows(relay, BTC, "50100"));
  });

  it("far from the last price is shown once three more confirm it", async () => {
    const { feed, relay, counters } = await stillMarket();
    for (const price of ["80000", "80100", "80200"]) await outsideWorld.tick("BTCUSDT", price);
    await until(async () => expect((await statusOf(feed)).counters).toMatchObject(plus(counters, { jump: 3 })));
    await shows(relay, BTC, "50000");
    await outsideWorld.tick("BTCUSDT", "80300");
    await until(() => shows(relay, BTC, "80300"));
  });
});

describe("a connection", () => {
  it("that falls silent is given up and opened again", async () => {
    const feed = await newFeed({ silenceMs: 1_500 });
    await feed.poke();
    await untilOpen(feed);
    await outsideWorld.fault({ target: "binance-ws", fault: "hang" });
    await until(async () => expect((await statusOf(feed)).hosts[0]?.lastRefusal).toBe("silent"));
    await outsideWorld.clearFaults();
    await until(async () => {
      const { connection, freshUntil } = await statusOf(feed);
      expect(connection).toMatchObject({ state: "open" });
      expect(freshUntil.binance).toBeGreaterThan((connection.since ?? Number.NaN) + STALE_AFTER_MS);
    });
  });

  it("that only lies is given up like a silent one", async () => {
    const feed = await newFeed({ silenceMs: 1_500 });
    await feed.poke();
    await untilOpen(feed);
    await outsideWorld.fault({ target: "binance-ws", fault: "zero" });
    await until(async () => expect((await statusOf(feed)).hosts[0]?.lastRefusal).toBe("silent"));
  });

  it("that is cut is opened again after a pause that is not the same for all", async () => {
    const feed = await newFeed(PATIENT);
    await feed.poke();
    await untilOpen(feed);
    await outsideWorld.fault({ target: "binance-ws", fault: "drop" });
    await until(async () => {
      const { connection, hosts } = await statusOf(feed);
      expect(connection).toMatchObject({ state: "open", connects: 2 });
      expect(hosts).toMatchObject([{ failures: 1 }]);
    });
  });

  it("is replaced before the venue ends it, while the old one still delivers", async () => {
    const feed = await newFeed({ ...PATIENT, plannedMs: 300 });
    await feed.poke();
    const status = await until(async () => {
      const now = await statusOf(feed);
      expect(now.connection.connects).toBeGreaterThanOrEqual(3);
      return now;
    });
    expect(status.hosts).toMatchObject([{ failures: 0, lastRefusal: null }]);
    await until(async () => expect((await outsideWorld.state())["binance-ws"].connections).toBeLessThanOrEqual(2));
  });

  it("is replaced at once when the server announces its end", async () => {
    const feed = await newFeed(PATIENT);
    await feed.poke();
    await untilOpen(feed);
    await outsideWorld.fault({ target: "binance-ws", fault: "server-shutdown" });
    await until(async () => {
      const { connection, hosts } = await statusOf(feed);
      expect(connection).toMatchObject({ state: "open", connects: 2 });
      expect(hosts).toMatchObject([{ failures: 0 }]);
    });
  });

  it.each([451, 403])("refused with %d rests the host for an hour, and the next one serves", async (status) => {
    await outsideWorld.fault({ target: "binance-ws", fault: `refuse-${status}` });
    const feed = await newFeed({}, [`${outsideWorld.url}/binance`, `${outsideWorld.url}-second/binance`]);
    await feed.poke();
    const { connection, hosts } = await untilOpen(feed);
    expect(connection.host).toContain("-second");
    expect(hosts[0]?.lastRefusal).toBe(`restricted (${status})`);
    expect((hosts[0]?.restsUntil ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
  });

  it.each([429, 418])("refused with %d waits as long as it was told to", async (status) => {
    await outsideWorld.fault({ target: "binance-ws", fault: `refuse-${status}`, retryAfter: 777 });
    const feed = await newFeed();
    await feed.poke();
    const hosts = await until(async () => {
      const now = await statusOf(feed);
      expect(now.hosts[0]?.lastRefusal).toBe(`limited (${status})`);
      return now.hosts;
    });
    const rest = (hosts[0]?.restsUntil ?? 0) - Date.now();
    expect(rest).toBeGreaterThan(760_000);
    expect(rest).toBeLessThanOrEqual(777_000);
    expect((await outsideWorld.state()).faults).toHaveLength(1);
  });
});

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
