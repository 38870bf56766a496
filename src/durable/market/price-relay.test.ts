import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AssetId } from "../../domain/ids.ts";
import { newPortfolioId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { RELAY_CLOSE } from "../../domain/market/relay-protocol.ts";
import { objectsOf } from "../../platform/objects.ts";
import {
  anew,
  bring,
  BTC,
  ETH,
  newRelay,
  onlyAt,
  PATIENT,
  prepare,
  shows,
  statusOf,
  until,
  untilOpen,
} from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import type { PriceRelay } from "./price-relay.ts";

type Relay = DurableObjectStub<PriceRelay>;
const newId = () => newPortfolioId("01", Date.now());

/** What stands in for the Portfolios of a relay: each dial is noted, and answered as the test says. */
class Portfolios {
  dials: string[] = [];
  frames: (PriceFrame & { cameAt: number; dial: number })[] = [];
  sockets: WebSocket[] = [];
  closes: number[] = [];
  answer: (id: string) => Promise<Response> = async () => this.accept();

  accept(): Response {
    const { 0: theirs, 1: ours } = new WebSocketPair();
    const dial = this.sockets.push(ours);
    ours.accept();
    ours.addEventListener("message", ({ data }) => {
      this.frames.push({ ...(JSON.parse(data as string) as PriceFrame), cameAt: Date.now(), dial });
    });
    ours.addEventListener("close", ({ code }) => {
      this.closes.push(code);
    });
    return new Response(null, { status: 101, webSocket: theirs });
  }

  /** Puts itself in the place of a relay's Portfolios. Objects are made anew by a kill: then once more. */
  async takePlace(relay: Relay): Promise<this> {
    const getByName = (id: string) => ({
      fetch: (url: string) => {
        expect(url).toBe("https://portfolio/relay");
        this.dials.push(id);
        return this.answer(id);
      },
    });
    await runInDurableObject(relay, (instance) => {
      Object.assign(instance, { env: { ...env, PORTFOLIO: { idFromName: (name: string) => name, get: getByName } } });
    });
    return this;
  }

  /** As the Portfolio would: closes the last socket that was accepted. */
  close(relay: Relay, code: number): Promise<void> {
    return runInDurableObject(relay, () => this.sockets.at(-1)?.close(code));
  }
}

/** BTC and ETH stand still at known prices; only the test makes ticks. */
async function stillRelay() {
  await outsideWorld.pause();
  // The one that relays themselves turn to: two feeds of one relay would take each other's place.
  const feed = objectsOf(env).marketFeed();
  await prepare(feed, PATIENT);
  const relay = await newRelay(feed);
  const portfolios = await new Portfolios().takePlace(relay);
  await untilOpen(feed);
  await bring(relay, "BTCUSDT", BTC, "50000");
  await bring(relay, "ETHUSDT", ETH, "3000");
  return { feed, relay, portfolios };
}

async function subscribed(assets: readonly AssetId[]) {
  const market = await stillRelay();
  const id = newId();
  const answer = await market.relay.subscribe(id, assets);
  await until(async () => expect(market.portfolios.frames).toHaveLength(1));
  return { ...market, id, answer };
}

beforeAll(() => onlyAt("binance"));
afterEach(async () => {
  await outsideWorld.clearFaults();
  await outsideWorld.pause(false);
  await abortAllDurableObjects();
});

describe("a subscription", () => {
  it("is answered with prices, and the portfolio is dialled and told the same", async () => {
    const { answer, portfolios, id } = await subscribed([BTC, "nosuchcoin" as AssetId]);
    expect(answer).toMatchObject({ ok: true, value: { type: "snapshot", prices: { [BTC]: { price: "50000" } } } });
    expect(portfolios.dials).toEqual([id]);
    expect(portfolios.frames[0]).toMatchObject({ type: "snapshot", prices: { [BTC]: { price: "50000" } } });
    expect(Object.keys(portfolios.frames[0]?.prices ?? {})).toEqual([BTC]);
  });

  it("brings changes of its coins only", async () => {
    const { portfolios } = await subscribed([BTC]);
    await outsideWorld.tick("ETHUSDT", "3001");
    await outsideWorld.tick("BTCUSDT", "50010");
    const frame = await until(async () => {
      const last = portfolios.frames.find((entry) => entry.prices[BTC]?.price === "50010");
      expect(last).toBeDefined();
      return last;
    });
    expect(frame).toMatchObject({ type: "changes" });
    expect(portfolios.frames.flatMap((entry) => Object.keys(entry.prices))).not.toContain(ETH);
  });

  it("brings at most one frame an interval, and the last price in the end", async () => {
    const { portfolios, relay } = await subscribed([BTC]);
    for (let i = 1; i <= 40; i++) await outsideWorld.tick("BTCUSDT", String(50_000 + i));
    await until(() => shows(relay, BTC, "50040"));
    await until(async () => expect(portfolios.frames.at(-1)?.prices[BTC]?.price).toBe("50040"));
    const gaps = portfolios.frames.slice(1).map((frame, i) => frame.cameAt - (portfolios.frames[i]?.cameAt ?? 0));
    // Sent a second apart; on the way one may be held up and the next not.
    for (const gap of gaps) expect(gap).toBeGreaterThan(500);
  });

  it("is replaced by a later one, and the portfolio dialled anew on a socket that takes the older's place", async () => {
    const { portfolios, relay, id } = await subscribed([BTC]);
    await relay.subscribe(id, [ETH]);
    const onNewSocket = () => portfolios.frames.filter((frame) => frame.dial === 2);
    await until(async () =>
      expect(onNewSocket()[0]).toMatchObject({ type: "snapshot", prices: { [ETH]: { price: "3000" } } }),
    );
    await until(async () => expect(portfolios.closes).toEqual([RELAY_CLOSE.replaced]));
    await bring(relay, "ETHUSDT", ETH, "3003");
    await until(async () => expect(portfolios.frames.at(-1)?.prices[ETH]?.price).toBe("3003"));
    expect(portfolios.frames.at(-1)?.dial).toBe(2);
    expect(await relay.status()).toMatchObject({ portfolios: 1, linked: 1 });
  });

  it("ends when it is taken back", async () => {
    const { portfolios, relay, id } = await subscribed([BTC]);
    await relay.unsubscribe(id);
    await until(async () => expect(portfolios.closes).toEqual([1000]));
    await bring(relay, "BTCUSDT", BTC, "50020");
    expect(portfolios.frames).toHaveLength(1);
    expect(await relay.status()).toMatchObject({ portfolios: 0, linked: 0 });
  });

  it("is dialled again when the portfolio's end is lost", async () => {
    const { portfolios, relay } = await subscribed([BTC]);
    await portfolios.close(relay, 1011);
    await until(async () => expect(portfolios.frames).toHaveLength(2));
    expect(portfolios.frames[1]).toMatchObject({ type: "snapshot", dial: 2 });
  });

  it.each([
    ["says that it wants no more", RELAY_CLOSE.unwanted],
    ["has another relay now", RELAY_CLOSE.replaced],
  ])("ends when the portfolio %s", async (_, code) => {
    const { portfolios, relay } = await subscribed([BTC]);
    await portfolios.close(relay, code);
    await until(async () => expect(await relay.status()).toMatchObject({ portfolios: 0, linked: 0 }));
    const rows = await runInDurableObject(relay, (_, state) =>
      state.storage.sql.exec("SELECT id FROM portfolios").toArray(),
    );
    expect(rows).toEqual([]);
  });

  it.each([404, 410])("ends when the portfolio answers its dial with %d", async (status) => {
    const { portfolios, relay } = await stillRelay();
    portfolios.answer = async () => new Response(null, { status });
    await relay.subscribe(newId(), [BTC]);
    await until(async () => expect((await relay.status()).portfolios).toBe(0));
    expect(portfolios.dials).toHaveLength(1);
  });

  it("is dialled again when the dial fails otherwise", async () => {
    const { portfolios, relay } = await stillRelay();
    let failures = 0;
    portfolios.answer = async () => {
      if (++failures > 2) return portfolios.accept();
      if (failures === 2) throw new Error("lost");
      return new Response(null, { status: 503 });
    };
    await relay.subscribe(newId(), [BTC]);
    await until(async () => expect(portfolios.frames).toHaveLength(1));
    expect(portfolios.dials).toHaveLength(3);
  });
});

describe("many portfolios", () => {
  it("are dialled six at a time, and one more than the relay may hold is refused", async () => {
    const { portfolios, relay } = await stillRelay();
    let open = 0;
    let most = 0;
    const held: (() => void)[] = [];
    portfolios.answer = async () => {
      most = Math.max(most, ++open);
      await new Promise<void>((resolve) => held.push(resolve));
      open -= 1;
      return portfolios.accept();
    };
    const last = await runInDurableObject(relay, async (instance) => {
      for (let i = 0; i < 1_000; i++) await instance.subscribe(newId(), [BTC]);
      return instance.subscribe(newId(), [BTC]);
    });
    expect(last).toMatchObject({ ok: false, problem: { code: "OVERLOADED" } });
    expect((await relay.status()).portfolios).toBe(1_000);
    expect(portfolios.dials).toHaveLength(6);
    await runInDurableObject(relay, () => {
      for (const go of held.splice(0)) go();
    });
    await until(async () => expect(portfolios.dials).toHaveLength(12));
    expect(most).toBe(6);
  });
});

describe("after a kill of relay and feed", () => {
  it("both come back by their alarms, the portfolio is dialled once and gets each tick once", async () => {
    const killed = await subscribed([BTC]);
    await abortAllDurableObjects();
    const feed = anew(env.MARKET_FEED, killed.feed);
    await prepare(feed, PATIENT);
    const relay = anew(env.PRICE_RELAY, killed.relay);
    const portfolios = await new Portfolios().takePlace(relay);
    expect(await runDurableObjectAlarm(relay)).toBe(true);
    expect(await runDurableObjectAlarm(feed)).toBe(true);
    await until(async () => expect(portfolios.frames.at(0)).toMatchObject({ type: "snapshot", dial: 1 }));
    await bring(relay, "BTCUSDT", BTC, "50500");
    await until(async () => expect(portfolios.frames.at(-1)?.prices[BTC]?.price).toBe("50500"));
    expect(portfolios.dials).toEqual([killed.id]);
    expect(portfolios.frames.filter((frame) => frame.prices[BTC]?.price === "50500")).toHaveLength(1);
    expect((await statusOf(feed)).relays).toContainEqual({ name: relay.name, open: true });
  });
});

describe("a relay", () => {
  it("without a feed's frames asks the feed to dial, from its alarm", async () => {
    const relay = env.PRICE_RELAY.getByName(`relay-test-${crypto.randomUUID()}`);
    await runInDurableObject(relay, (instance) => instance.alarm());
    await until(async () => expect((await relay.status()).feeds).toBe(1));
    expect(Object.keys((await relay.prices(null)).prices).length).toBeGreaterThan(30);
  });

  it("asks the feed at once when the feed's socket is lost", async () => {
    const relay = env.PRICE_RELAY.getByName(`relay-test-${crypto.randomUUID()}`);
    await relay.prices([BTC]);
    const { heardAt } = await relay.status();
    await runInDurableObject(relay, (instance, state) => {
      const [feed] = state.getWebSockets("feed");
      feed?.close(1011);
      return feed === undefined ? undefined : instance.webSocketClose(feed, 1011);
    });
    await until(async () => {
      const status = await relay.status();
      expect(status.feeds).toBe(1);
      expect(status.heardAt).toBeGreaterThan(heardAt);
    });
  });

  it("keeps one feed socket: a newer takes the older's place", async () => {
    const { feed, relay } = await stillRelay();
    const { name } = relay;
    await feed.attach(name ?? "");
    await feed.attach(name ?? "");
    await bring(relay, "BTCUSDT", BTC, "50100");
    await until(async () => expect((await relay.status()).feeds).toBe(1));
  });

  it("that slept asks for the whole board and serves its watchers again", async () => {
    await outsideWorld.fault({ target: "binance-rest", fault: "refuse-451" });
    await outsideWorld.fault({ target: "binance-ws", fault: "refuse-429", retryAfter: 1 });
    const relay = await newRelay(objectsOf(env).marketFeed());
    const { webSocket } = await relay.fetch("https://relay/stream?assets=bitcoin", {
      headers: { Upgrade: "websocket" },
    });
    const frames: { type: string; prices: object }[] = [];
    webSocket?.addEventListener("message", ({ data }) => {
      frames.push(JSON.parse(data as string) as { type: string; prices: object });
    });
    webSocket?.accept();
    // Without a board nothing is due, so it may sleep.
    await evictDurableObject(relay, { webSockets: "hibernate" });
    await outsideWorld.clearFaults();
    await until(async () => expect(frames[0]).toMatchObject({ type: "snapshot", prices: { bitcoin: {} } }));
    webSocket?.close(1000);
  });

  it("answers no other path", async () => {
    const relay = env.PRICE_RELAY.getByName(`relay-test-${crypto.randomUUID()}`);
    expect((await relay.fetch("https://relay/other", { headers: { Upgrade: "websocket" } })).status).toBe(404);
  });
});
