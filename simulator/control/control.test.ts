import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, StreamClient } from "../testing/client.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const world = () => controlOf(simulator, `control-${++worlds}`);

const price = (base: string) => fetch(`${base}/binance/api/v3/ticker/price?symbol=BTCUSDT`);

describe("the control endpoint", () => {
  it.each([
    ["/faults", { target: "nobody-ws", fault: "drop" }, "target"],
    ["/faults", { target: "news:nobody", fault: "hang" }, "target"],
    ["/faults", { target: "binance-ws", fault: "explode" }, "fault"],
    ["/faults", { target: "binance-ws", fault: "dtd-bomb" }, "fault"],
    ["/faults", { target: "news", fault: "spike" }, "fault"],
    ["/faults", { target: "binance-ws", fault: "spike", count: 0 }, "count"],
    ["/faults", { target: "binance-ws", fault: "spike", durationMs: -1 }, "durationMs"],
    ["/faults", { target: "binance-ws", fault: "spike", symbol: "NOSUCH" }, "symbol"],
    ["/faults", { target: "binance-ws", fault: "refuse-429", retryAfter: "soon" }, "retryAfter"],
    ["/faults", { target: "binance-ws", fault: "spike", often: true }, "often"],
    ["/faults", [], "body"],
    ["/tick", { symbol: "BTCUSDT", price: "-1" }, "price"],
    ["/tick", { symbol: "BTCUSDT", price: 0 }, "price"],
    ["/tick", { symbol: "BTCUSDT", price: "1e5" }, "price"],
    ["/tick", { symbol: "nosuch", price: "1" }, "symbol"],
    ["/news", { source: "nobody", title: "Hello" }, "source"],
    ["/news", { source: "desk", title: "" }, "title"],
    ["/news", { source: "desk", title: "Hello", link: "not a link" }, "link"],
    ["/news", { source: "desk", title: "Hello", publishedAt: "yesterday" }, "publishedAt"],
    ["/pause", { paused: "yes" }, "paused"],
  ])("POST %s %j names the field %s", async (path, body, field) => {
    const answer = await world().call("POST", path, body);
    expect(answer.status).toBe(400);
    expect(answer.body["errors"]).toEqual(expect.arrayContaining([{ field, message: expect.any(String) }]));
  });

  it("names every wrong field at once", async () => {
    const { body } = await world().call("POST", "/faults", { target: "nobody", fault: "nothing", count: -1 });
    expect((body["errors"] as { field: string }[]).map(({ field }) => field)).toEqual(["target", "fault", "count"]);
  });

  it("says which controls there are", async () => {
    const { status, body } = await world().call("GET", "/nothing");
    expect(status).toBe(404);
    expect(body["controls"]).toContain("POST /faults");
  });

  it("shows connections, subscriptions, counters and the faults in force", async () => {
    const { base, call, fault } = world();
    const client = await StreamClient.open(`${base}/binance/stream?streams=btcusdt@miniTicker/btcusdt@kline_1m`);
    await fetch(`${base}/binance/api/v3/ping`);
    await fetch(`${base}/news/desk`);
    await fault("binance-rest", "hang", { count: 3 });
    const { body } = await call("GET", "/state");
    expect(body).toMatchObject({
      "binance-ws": {
        connections: 1,
        subscriptions: { "btcusdt@miniTicker": 1, "btcusdt@kline_1m": 1 },
        handshakes: 1,
        refused: 0,
        paused: false,
      },
      "binance-rest": { requests: 1, refused: 0 },
      news: { requests: { desk: 1 } },
      faults: [{ target: "binance-rest", fault: "hang", left: 3, until: null }],
    });
    const closed = client.closed();
    client.socket.close();
    await closed;
    while (((await call("GET", "/state")).body["binance-ws"] as { connections: number }).connections > 0);
    expect((await call("GET", "/state")).body["binance-ws"]).toMatchObject({ subscriptions: {} });
  });

  it("takes faults away, all or those of one target", async () => {
    const { call, fault } = world();
    await fault("binance-rest", "hang");
    await fault("binance-ws", "hang");
    await fault("news", "hang");
    expect((await call("DELETE", "/faults?target=news")).body).toEqual({ cleared: 1 });
    expect((await call("DELETE", "/faults")).body).toEqual({ cleared: 2 });
    expect((await call("GET", "/state")).body["faults"]).toEqual([]);
  });

  it("keeps worlds apart", async () => {
    const [one, other] = [world(), world()];
    await one.fault("binance-rest", "refuse-451");
    await one.tick("BTCUSDT", "12345");
    expect((await price(one.base)).status).toBe(451);
    const untouched = (await (await price(other.base)).json()) as { price: string };
    expect(Number(untouched.price)).toBeGreaterThan(15_000);
  });
});
