import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, refused, StreamClient, type Message } from "../testing/client.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const world = () => controlOf(simulator, `faults-${++worlds}`);
const STREAM = "/binance/stream?streams=btcusdt@miniTicker";
const HOUR = 3_600_000;

/** Sends a tick under a fault and an honest one after it; gives all frames that came, and when the tick was sent. */
async function under(fault: string, more: object = { count: 1 }) {
  const { quiet, fault: set, tick } = world();
  const client = await quiet("btcusdt@miniTicker");
  await set("binance-ws", fault, more);
  const { E } = (await tick("BTCUSDT", "50000")) as { E: number };
  await tick("BTCUSDT", "50001");
  while (!client.received.some((text) => text.includes('"c":"50001.00000000"'))) await client.more();
  client.socket.close();
  return { texts: client.received, E, told: () => client.messages.map((message) => message["data"] as Message) };
}

describe("faults of the streams: handshakes", () => {
  it.each([
    ["refuse-451", 451, "application/json;charset=UTF-8"],
    ["refuse-403", 403, "text/html"],
    ["refuse-429", 429, "application/json;charset=UTF-8"],
    ["refuse-418", 418, "application/json;charset=UTF-8"],
  ])("%s", async (fault, status, type) => {
    const { base, fault: set } = world();
    await set("binance-ws", fault, { count: 1, retryAfter: 9 });
    const answer = await refused(base + STREAM);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe(type);
    expect(answer.headers["retry-after"]).toBe([418, 429].includes(status) ? "9" : undefined);
    expect(answer.body).toContain(type === "text/html" ? "<H1>" : '"msg"');
    (await StreamClient.open(base + STREAM)).socket.close();
  });

  it("a fault with a duration passes by itself", async () => {
    const { base, fault, call } = world();
    await fault("binance-ws", "refuse-451", { durationMs: 50 });
    while (((await call("GET", "/state")).body["faults"] as unknown[]).length > 0);
    (await StreamClient.open(base + STREAM)).socket.close();
  });
});

describe("faults of the streams: connections", () => {
  it("drop cuts all at once, and new ones as long as asked", async () => {
    const { base, fault } = world();
    const client = await StreamClient.open(base + STREAM);
    const closed = client.closed();
    await fault("binance-ws", "drop", { count: 1 });
    expect(await closed, "no closing handshake").toBe(1006);
    await expect(StreamClient.open(base + STREAM)).rejects.toThrow("socket hang up");
    (await StreamClient.open(base + STREAM)).socket.close();
  });

  it("hang leaves connections open and silent, old and new, until it is taken away", async () => {
    const { base, quiet, fault, tick, call } = world();
    const old = await quiet("btcusdt@miniTicker");
    await fault("binance-ws", "hang");
    const fresh = await StreamClient.open(base + STREAM);
    fresh.socket.send(JSON.stringify({ method: "LIST_SUBSCRIPTIONS", id: 1 }));
    await tick("BTCUSDT", "50000");
    await call("DELETE", "/faults");
    await tick("BTCUSDT", "50001");
    for (const client of [old, fresh]) {
      await client.message(({ stream }) => stream === "btcusdt@miniTicker");
      expect(client.received).toHaveLength(1);
      expect(client.received[0]).toContain('"c":"50001.00000000"');
      client.socket.close();
    }
  });

  it("server-shutdown is announced, then the server goes", async () => {
    const { base, fault, pause } = world();
    await pause();
    const combined = await StreamClient.open(base + STREAM);
    const raw = await StreamClient.open(`${base}/binance/ws/btcusdt@miniTicker`);
    const closed = Promise.all([combined.closed(), raw.closed()]);
    await fault("binance-ws", "server-shutdown");
    expect(await combined.message(() => true)).toEqual({
      stream: "!serverShutdown",
      data: { e: "serverShutdown", E: expect.any(Number) },
    });
    expect(await raw.message(() => true)).toEqual({ e: "serverShutdown", E: expect.any(Number) });
    expect(combined.socket.readyState).toBe(WebSocket.OPEN);
    expect(await closed).toEqual([1001, 1001]);
  });
});

describe("faults of the streams: frames", () => {
  it("malformed is no JSON", async () => {
    const { texts } = await under("malformed");
    expect(texts).toHaveLength(2);
    expect(() => JSON.parse(texts[0] ?? "") as unknown).toThrow(SyntaxError);
  });

  it.each([
    ["spike", "150000.00000000"],
    ["drift", "51500.00000000"],
    ["negative", "-50000.00000000"],
    ["zero", "0.00000000"],
  ])("%s", async (fault, close) => {
    const { told } = await under(fault);
    expect(told().map(({ c }) => c)).toEqual([close, "50001.00000000"]);
  });

  it("spike lasts as many frames as asked", async () => {
    const { told } = await under("spike", { count: 1, symbol: "BTCUSDT" });
    expect(told()).toHaveLength(2);
    const { told: other } = await under("spike", { symbol: "ETHUSDT" });
    expect(other().map(({ c }) => c)).toEqual(["50000.00000000", "50001.00000000"]);
  });

  it("old-timestamp is an hour late", async () => {
    const { told, E } = await under("old-timestamp");
    expect(told()[0]).toMatchObject({ c: "50000.00000000", E: E - HOUR });
  });

  it("out-of-order brings an older price after the newer", async () => {
    const { told, E } = await under("out-of-order");
    expect(told().slice(0, 2)).toMatchObject([
      { c: "50000.00000000", E },
      { c: "50500.00000000", E: E - 5000 },
    ]);
  });

  it("duplicate says the same twice", async () => {
    const { texts } = await under("duplicate");
    expect(texts).toHaveLength(3);
    expect(texts[1]).toBe(texts[0]);
  });

  it("unknown-event has an e that nobody knows", async () => {
    const { told } = await under("unknown-event");
    expect(told().map(({ e }) => e)).toEqual(["24hrMiniTicker", "somethingNew", "24hrMiniTicker"]);
  });

  it("non-ascii has a symbol in Chinese", async () => {
    const { told } = await under("non-ascii");
    expect(told().map(({ s }) => s)).toEqual(["BTCUSDT", "币安人生USDT", "BTCUSDT"]);
  });

  it("missing-symbol leaves a pair out of !miniTicker@arr", async () => {
    const { base, fault } = world();
    await fault("binance-ws", "missing-symbol", { symbol: "BTCUSDT" });
    const client = await StreamClient.open(`${base}/binance/stream?streams=!miniTicker@arr`);
    const symbols = ((await client.message(() => true))["data"] as Message[]).map(({ s }) => s);
    expect(symbols).toContain("ETHUSDT");
    expect(symbols).not.toContain("BTCUSDT");
    client.socket.close();
  });
});
