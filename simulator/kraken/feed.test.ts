import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, refused, StreamClient, type Message } from "../testing/client.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const world = () => controlOf(simulator, `kraken-${++worlds}`);
const subscribe = (...symbol: string[]) => ({ method: "subscribe", params: { channel: "ticker", symbol } });
const text = expect.any(String) as string;
const times = { time_in: text, time_out: text };
const ticker = (message: Message) => (message["data"] as Message[])[0] as Message;

const result = (symbol: string) => ({ channel: "ticker", event_trigger: "trades", snapshot: true, symbol });

const any = ({ channel }: Message) => channel === undefined;

const at = (frame = "") => Date.parse(String(ticker(JSON.parse(frame) as Message)["timestamp"]));

/** A listener to Bitcoin's ticker to which nothing but heartbeats comes by itself, past its snapshot. */
async function listening() {
  const control = world();
  await control.pause();
  const client = await StreamClient.open(`${control.base}/kraken/v2`);
  client.socket.send(JSON.stringify(subscribe("BTC/USD")));
  await client.message(({ type }) => type === "snapshot");
  client.received.length = 0;
  return { ...control, client };
}

const isBeat = (frame: string) => frame === '{"channel":"heartbeat"}';
const last = (frame: string) => /"last":(59|60)\d{3}/.test(frame);

/** Sends a tick under a fault and an honest one after it; gives the texts of all frames that came but heartbeats. */
async function under(fault: string): Promise<string[]> {
  const { client, fault: set, tick } = await listening();
  await set("kraken-ws", fault, { count: 1, symbol: "BTCUSDT" });
  await tick("BTCUSDT", "50000");
  await tick("BTCUSDT", "60000");
  while (!client.received.some(last)) await client.more();
  client.socket.close();
  return client.received.filter((frame) => !isBeat(frame));
}

const near = (price: unknown, expected: number) => Math.abs(Number(price) / expected - 1) < 0.002;

describe.concurrent("Kraken's second API", () => {
  it("greets with its status, acknowledges each pair by itself, then sends a snapshot and updates", async () => {
    const client = await StreamClient.open(`${world().base}/kraken/v2`);
    client.socket.send(JSON.stringify({ ...subscribe("BTC/USD", "FOO/USD", "ETH/USD"), req_id: 1 }));
    while (client.messages.filter(({ success }) => success === true).length < 2) await client.more();
    expect(client.messages[0]).toEqual({
      channel: "status",
      type: "update",
      data: [{ version: "2.0.10", system: "online", api_version: "v2", connection_id: expect.any(Number) as number }],
    });
    const acks = client.messages.filter(({ method }) => method === "subscribe");
    const common = { method: "subscribe", req_id: 1, ...times };
    expect(acks).toEqual([
      { ...common, success: true, result: result("BTC/USD") },
      { ...common, success: false, error: "Currency pair not supported", symbol: "FOO/USD" },
      { ...common, success: true, result: result("ETH/USD") },
    ]);
    const snapshot = await client.message(({ type, channel }) => channel === "ticker" && type === "snapshot");
    // As recorded on 2026-10-03.
    const keys = "symbol bid bid_qty ask ask_qty last volume vwap low high change change_pct trades timestamp";
    expect(Object.keys(ticker(snapshot)).join(" ")).toBe(keys);
    const update = await client.message(({ type, channel }) => channel === "ticker" && type === "update");
    const { symbol, timestamp, ...figures } = ticker(update);
    expect(Object.values(figures).every((value) => typeof value === "number")).toBe(true);
    expect([symbol, timestamp]).toEqual([
      expect.stringMatching(/^(BTC|ETH)\/USD$/),
      expect.stringMatching(/\.\d{6}Z$/),
    ]);
    client.socket.close();
  });

  it("writes small numbers without an exponent", async () => {
    const client = await StreamClient.open(`${world().base}/kraken/v2`);
    client.socket.send(JSON.stringify(subscribe("PEPE/USD")));
    await client.message(({ type }) => type === "snapshot");
    expect(client.received.find((frame) => frame.includes('snapshot","data'))).toMatch(/"last":0\.00000\d+,/);
    client.socket.close();
  });

  it("sells Monero, which Binance does not, and tells what a USDT is worth", async () => {
    const client = await StreamClient.open(`${world().base}/kraken/v2`);
    client.socket.send(JSON.stringify(subscribe("XMR/USD", "USDT/USD")));
    const usdt = await client.message(
      (message) => message["type"] === "snapshot" && ticker(message)["symbol"] === "USDT/USD",
    );
    expect(near(ticker(usdt)["last"], 1)).toBe(true);
    await client.message((message) => message["type"] === "snapshot" && ticker(message)["symbol"] === "XMR/USD");
    client.socket.close();
  });

  it("sends heartbeats to who hears nothing else", async () => {
    const { client } = await listening();
    expect(await client.message(() => true)).toEqual({ channel: "heartbeat" });
    client.socket.close();
  });

  it("answers pings, takes subscriptions back, and refuses what it does not know", async () => {
    const { client } = await listening();
    const answer = async (request: object, fits: (message: Message) => boolean) => {
      client.received.length = 0;
      client.socket.send(JSON.stringify(request));
      return client.message(fits);
    };
    expect(await answer({ method: "ping", req_id: 7 }, any)).toEqual({ method: "pong", req_id: 7, ...times });
    expect(await answer(subscribe("BTC/USD"), any)).toMatchObject({ success: false, error: "Already subscribed" });
    const leave = { ...subscribe("BTC/USD"), method: "unsubscribe" };
    expect(await answer(leave, any)).toMatchObject({ method: "unsubscribe", success: true });
    expect(await answer(leave, any)).toMatchObject({ success: false, error: "Subscription Not Found" });
    expect(await answer({ method: "shout" }, any)).toMatchObject({ success: false });
    expect(await answer({ ...subscribe(), params: { channel: "book" } }, any)).toMatchObject({ success: false });
    client.socket.close();
  });
});

describe.concurrent("faults of Kraken's second API", () => {
  it.each([
    ["refuse-451", 451],
    ["refuse-403", 403],
    ["refuse-429", 429],
    ["refuse-418", 418],
  ])("%s", async (fault, status) => {
    const { base, fault: set } = world();
    await set("kraken-ws", fault, { count: 1 });
    expect((await refused(`${base}/kraken/v2`)).status).toBe(status);
    (await StreamClient.open(`${base}/kraken/v2`)).socket.close();
  });

  it("server-shutdown is announced as maintenance, drop is not", async () => {
    const { client, fault } = await listening();
    const closed = client.closed();
    await fault("kraken-ws", "server-shutdown");
    expect(await client.message(({ channel }) => channel === "status")).toMatchObject({
      data: [{ system: "maintenance" }],
    });
    expect(await closed).toBe(1001);
    const { client: other, fault: set } = await listening();
    const cut = other.closed();
    await set("kraken-ws", "drop");
    expect(await cut).toBe(1006);
  });

  it("heartbeat-only has no tickers, hang nothing at all", async () => {
    const { client, fault, tick, call } = await listening();
    await fault("kraken-ws", "heartbeat-only");
    await tick("BTCUSDT", "50000");
    client.received.length = 0;
    await client.more();
    expect(client.received.every(isBeat)).toBe(true);
    await fault("kraken-ws", "hang");
    client.received.length = 0;
    await tick("BTCUSDT", "51000");
    client.socket.send(JSON.stringify({ method: "ping" }));
    await call("DELETE", "/faults");
    await tick("BTCUSDT", "52000");
    const first = await client.message(({ channel }) => channel === "ticker");
    expect(near(ticker(first)["last"], 52_000)).toBe(true);
    expect(client.messages.some(({ method }) => method === "pong")).toBe(false);
    client.socket.close();
  });

  it.each([
    ["spike", 150_000],
    ["drift", 51_500],
    ["negative", -50_000],
    ["zero", 0],
  ])("%s", async (fault, price) => {
    const [first] = (await under(fault)).map((frame) => JSON.parse(frame) as Message);
    const told = Number(ticker(first ?? {})["last"]);
    expect(price === 0 ? told === 0 : near(told, price)).toBe(true);
  });

  it("malformed, duplicate, old-timestamp, out-of-order, unknown-event, non-ascii", async () => {
    const [cut] = await under("malformed");
    expect(() => JSON.parse(cut ?? "") as unknown).toThrow(SyntaxError);
    const [one, two] = await under("duplicate");
    expect(two).toBe(one);
    const [old, honest] = await under("old-timestamp");
    expect(at(honest) - at(old)).toBeGreaterThan(3_500_000);
    const [newer, older] = await under("out-of-order");
    expect(at(older)).toBeLessThan(at(newer));
    expect((await under("unknown-event"))[1]).toContain('"channel":"something_new"');
    expect((await under("non-ascii"))[1]).toContain("币安人生/USD");
  });
});
