import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, StreamClient, type Message } from "../testing/client.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const world = () => controlOf(simulator, `sockets-${++worlds}`);
const decimal = expect.stringMatching(/^\d+\.\d{8}$/) as string;
const data = (message: Message) => message["data"] as Message;

describe.concurrent("market streams", () => {
  it("sends a miniTicker in its stream's envelope", async () => {
    const client = await StreamClient.open(`${world().base}/binance/stream?streams=btcusdt@miniTicker`);
    const message = await client.message(() => true);
    expect(message).toEqual({
      stream: "btcusdt@miniTicker",
      data: {
        e: "24hrMiniTicker",
        E: expect.any(Number),
        s: "BTCUSDT",
        c: decimal,
        o: decimal,
        h: decimal,
        l: decimal,
        v: decimal,
        q: decimal,
      },
    });
    expect(Object.keys(data(message)).join("")).toBe("eEscohlvq");
    client.socket.close();
  });

  it("sends bare payloads on /ws, of several streams too", async () => {
    const client = await StreamClient.open(`${world().base}/binance/ws/btcusdt@miniTicker/ethusdt@miniTicker`);
    await client.message(({ s }) => s === "BTCUSDT");
    await client.message(({ s }) => s === "ETHUSDT");
    expect(client.messages.every((message) => !("stream" in message))).toBe(true);
    client.socket.close();
  });

  it("agrees with REST: the price of a tick is the price at that time", async () => {
    const { base } = world();
    const client = await StreamClient.open(`${base}/binance/stream?streams=btcusdt@miniTicker`);
    const tick = data(await client.message(() => true));
    client.socket.close();
    const second = Math.floor(Number(tick["E"]) / 1000) * 1000;
    const query = `symbol=BTCUSDT&interval=1s&startTime=${second}&limit=1`;
    const [row] = (await (await fetch(`${base}/binance/api/v3/klines?${query}`)).json()) as string[][];
    expect(row?.[1]).toBe(tick["c"]);
  });

  it("tells a candle every two seconds and closes it exactly once", async () => {
    // A clock that begins three seconds before a minute ends.
    const started = Date.now();
    const late = await startSimulator({ now: () => Date.UTC(2026, 10, 21, 12, 34, 57) + (Date.now() - started) });
    const client = await StreamClient.open(`${late.url}/binance/stream?streams=btcusdt@kline_1m`);
    const candles = () => client.messages.map((message) => data(message)["k"] as Record<string, unknown>);
    const next = Date.UTC(2026, 10, 21, 12, 35);
    while (!candles().some(({ t }) => t === next)) await client.more();
    const finished = candles().filter(({ t }) => t === next - 60_000);
    expect(finished.filter(({ x }) => x)).toHaveLength(1);
    const closed = finished.at(-1) as Record<string, number>;
    expect(Object.keys(closed).join(" ")).toBe("t T s i f L o c h l v n x q V Q B");
    expect(closed).toMatchObject({ T: next - 1, x: true });
    expect((closed["L"] ?? 0) - (closed["f"] ?? 0) + 1).toBe(closed["n"]);
    const running = candles().at(-1);
    expect(running).toMatchObject({ t: next, o: closed["c"], x: false });
    await late.close();
  }, 10_000);

  it("sends all pairs that changed on !miniTicker@arr", async () => {
    const client = await StreamClient.open(`${world().base}/binance/stream?streams=!miniTicker@arr`);
    const message = await client.message(() => true);
    const symbols = (message["data"] as Message[]).map(({ s }) => s);
    expect(symbols).toEqual(expect.arrayContaining(["BTCUSDT", "ETHUSDT"]));
    expect(new Set(symbols).size).toBe(symbols.length);
    client.socket.close();
  });

  it("sends a price that is set at once, and goes on from it", async () => {
    const { quiet, tick, call } = world();
    const client = await quiet("btcusdt@miniTicker", "ethusdt@miniTicker");
    const answer = await tick("BTCUSDT", "54321.98");
    expect(answer["sentAt"]).toBe(answer["E"]);
    const told = data(await client.message(() => true));
    expect(told).toMatchObject({ s: "BTCUSDT", c: "54321.98000000", E: answer["E"] });
    expect(client.received).toHaveLength(1);
    await call("POST", "/pause", { paused: false });
    const next = data(
      await client.message((message) => data(message)["s"] === "BTCUSDT" && data(message)["E"] !== told["E"]),
    );
    expect(Math.abs(Number(next["c"]) / 54_321.98 - 1)).toBeLessThan(0.02);
    expect(Number(next["l"])).toBeLessThanOrEqual(54_321.98);
    client.socket.close();
  });

  it("sends nothing by itself while paused", async () => {
    const { quiet, tick } = world();
    const client = await quiet("btcusdt@miniTicker");
    const neighbour = await StreamClient.open(`${simulator.url}/binance/stream?streams=btcusdt@miniTicker`);
    await neighbour.message(() => true);
    const first = Number(data(neighbour.messages[0] ?? {})["E"]);
    await neighbour.message((message) => Number(data(message)["E"]) > first + 500);
    expect(client.received).toEqual([]);
    await tick("BTCUSDT", "60000");
    await client.message(() => true);
    neighbour.socket.close();
    client.socket.close();
  });
});

describe("control messages", () => {
  it("subscribe, list and unsubscribe, with the documented replies, never in an envelope", async () => {
    const { quiet, tick } = world();
    const client = await quiet();
    expect(
      await client.ask({ method: "SUBSCRIBE", params: ["btcusdt@miniTicker", "nosuch@miniTicker"], id: 1 }),
    ).toEqual({
      result: null,
      id: 1,
    });
    expect(await client.ask({ method: "LIST_SUBSCRIPTIONS", id: "three" })).toEqual({
      result: ["btcusdt@miniTicker", "nosuch@miniTicker"],
      id: "three",
    });
    await tick("BTCUSDT", "70000");
    await client.message(({ stream }) => stream === "btcusdt@miniTicker");
    expect(await client.ask({ method: "UNSUBSCRIBE", params: ["btcusdt@miniTicker"], id: 312 })).toEqual({
      result: null,
      id: 312,
    });
    const before = client.received.length;
    await tick("BTCUSDT", "70001");
    expect(await client.ask({ method: "LIST_SUBSCRIPTIONS", id: null })).toEqual({
      result: ["nosuch@miniTicker"],
      id: null,
    });
    expect(client.received).toHaveLength(before + 1);
    client.socket.close();
  });

  it("reads and sets whether payloads come in envelopes", async () => {
    const { base, tick, pause } = world();
    await pause();
    const client = await StreamClient.open(`${base}/binance/ws/btcusdt@miniTicker`);
    expect(await client.ask({ method: "GET_PROPERTY", params: ["combined"], id: 2 })).toEqual({ result: false, id: 2 });
    expect(await client.ask({ method: "SET_PROPERTY", params: ["combined", true], id: 5 })).toEqual({
      result: null,
      id: 5,
    });
    await tick("BTCUSDT", "70000");
    expect(await client.message(({ stream }) => stream === "btcusdt@miniTicker")).toHaveProperty("data");
    client.socket.close();
  });

  it.each([
    [
      { method: "GET_PROPERTY", params: ["other"], id: 1 },
      { code: 0, msg: "Unknown property", id: 1 },
    ],
    [
      { method: "SET_PROPERTY", params: ["combined", 1] },
      { code: 1, msg: "Invalid value type: expected Boolean" },
    ],
    [
      { method: "SET_PROPERTY", params: [true] },
      { code: 2, msg: "Invalid request: property name must be a string" },
    ],
    [
      { method: "SUBSCRIBE", params: ["a@miniTicker"], id: 1.5 },
      { code: 2, msg: "Invalid request: request ID must be an unsigned integer" },
    ],
    [
      { params: [] },
      { code: 2, msg: expect.stringContaining("Invalid request: missing field `method` at line 1 column") as string },
    ],
    [
      { method: "SHOUT", id: 9 },
      { code: 2, msg: expect.stringContaining("unknown variant SHOUT, expected one of `SUBSCRIBE`") as string, id: 9 },
    ],
    [
      { method: "SUBSCRIBE", params: Array.from({ length: 1025 }, (_, n) => `s${n}@miniTicker`), id: 4 },
      { code: 2, msg: "Invalid request: too many parameters", id: 4 },
    ],
  ])("refuses %j", async (request, error) => {
    const client = await world().quiet();
    expect(await client.ask(request)).toEqual(error);
    client.socket.close();
  });

  it("refuses what is no JSON", async () => {
    const client = await world().quiet();
    client.socket.send("hello");
    expect(await client.message(() => true)).toEqual({
      code: 3,
      msg: "Invalid JSON: expected value at line 1 column 1",
    });
    client.socket.close();
  });
});

describe("rules of a connection", () => {
  it("closes with 1008 on the sixth message within a second, pings and pongs counted", async () => {
    const client = await world().quiet();
    const closed = client.closed();
    for (let n = 0; n < 4; n++) client.socket.send(JSON.stringify({ method: "LIST_SUBSCRIPTIONS", id: n }));
    client.socket.ping();
    client.socket.pong();
    expect(await closed).toBe(1008);
  });

  it("pings, and drops who gives no pong", async () => {
    const strict = await startSimulator({ connections: { pingEvery: 20, pongWithin: 60 } });
    const base = `${strict.url}/binance/stream?streams=btcusdt@miniTicker`;
    const silent = await StreamClient.open(base, { autoPong: false });
    expect(await silent.closed()).toBe(1006);
    expect(silent.pings.length).toBeGreaterThan(0);
    await strict.close();
  });

  it("keeps who gives pongs", async () => {
    const strict = await startSimulator({ connections: { pingEvery: 250, pongWithin: 500 } });
    const polite = await StreamClient.open(`${strict.url}/binance/stream`);
    while (polite.pings.length < 5) await polite.more();
    expect(polite.socket.readyState).toBe(WebSocket.OPEN);
    await strict.close();
  });

  it("ends a connection at the end of its life", async () => {
    const brief = await startSimulator({ connections: { life: 50 } });
    const client = await StreamClient.open(`${brief.url}/binance/stream`);
    expect(await client.closed()).toBe(1000);
    await brief.close();
  });
});
