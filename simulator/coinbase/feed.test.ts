import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";
import { controlOf, refused, StreamClient, type Message } from "../testing/client.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const world = () => controlOf(simulator, `coinbase-${++worlds}`);
const subscribe = (channels: unknown[], ...product_ids: string[]) => ({ type: "subscribe", product_ids, channels });
const text = expect.any(String) as string;

/** A listener to Bitcoin's ticker to which nothing comes by itself. */
async function listening(channel = "ticker") {
  const control = world();
  await control.pause();
  const client = await StreamClient.open(`${control.base}/coinbase`);
  expect(await client.ask(subscribe([channel], "BTC-USD"))).toMatchObject({ type: "subscriptions" });
  await client.message(({ type }) => type === "ticker");
  client.received.length = 0;
  return { ...control, client };
}

const last = (frame: string) => /"price":"(59|60)\d{3}/.test(frame);

/** Sends a tick under a fault and an honest one after it; gives the texts of all frames that came. */
async function under(fault: string): Promise<string[]> {
  const { client, fault: set, tick } = await listening();
  await set("coinbase-ws", fault, { count: 1, symbol: "BTCUSDT" });
  await tick("BTCUSDT", "50000");
  await tick("BTCUSDT", "60000");
  while (!client.received.some(last)) await client.more();
  client.socket.close();
  return client.received;
}

const near = (price: unknown, expected: number) => Math.abs(Number(price) / expected - 1) < 0.002;

describe.concurrent("Coinbase's feed", () => {
  it("acknowledges under the channel's own name and tells the ticker at once", async () => {
    const client = await StreamClient.open(`${world().base}/coinbase`);
    expect(await client.ask(subscribe(["ticker_batch"], "BTC-USD"))).toEqual({
      type: "subscriptions",
      channels: [{ name: "ticker_1000", product_ids: ["BTC-USD"], account_ids: null }],
    });
    const ticker = await client.message(({ type }) => type === "ticker");
    // As recorded on 2026-10-03.
    const keys =
      "type sequence product_id price open_24h volume_24h low_24h high_24h volume_30d best_bid best_bid_size best_ask best_ask_size side time trade_id last_size";
    expect(Object.keys(ticker).join(" ")).toBe(keys);
    expect(ticker["time"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Number(ticker["volume_30d"])).toBeGreaterThan(Number(ticker["volume_24h"]));
    client.socket.close();
  });

  it("sends tickers by themselves, their sequence rising, and heartbeats", async () => {
    const client = await StreamClient.open(`${world().base}/coinbase`);
    await client.ask(subscribe(["ticker", { name: "heartbeat", product_ids: ["ETH-USD"] }], "BTC-USD"));
    const beat = await client.message(({ type }) => type === "heartbeat");
    expect(beat).toEqual({
      type: "heartbeat",
      sequence: expect.any(Number) as number,
      last_trade_id: expect.any(Number) as number,
      product_id: "ETH-USD",
      time: text,
    });
    const tickers = () => client.messages.filter(({ type }) => type === "ticker");
    while (tickers().length < 3) await client.more();
    const numbers = tickers().map(({ sequence }) => Number(sequence));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    client.socket.close();
  });

  it("takes subscriptions back", async () => {
    const { client } = await listening();
    expect(await client.ask({ ...subscribe(["ticker"], "BTC-USD"), type: "unsubscribe" })).toEqual({
      type: "subscriptions",
      channels: [],
    });
    client.socket.close();
  });

  it.each([
    [subscribe(["ticker"], "XXX-USD"), "Failed to subscribe", "XXX-USD is not a valid product"],
    [subscribe(["gossip"], "BTC-USD"), "Failed to subscribe", "gossip is not a valid channel"],
    [{ type: "shout" }, "Type has to be either subscribe or unsubscribe", undefined],
  ])("refuses %j", async (request, message, reason) => {
    const client = await StreamClient.open(`${world().base}/coinbase`);
    expect(await client.ask(request)).toEqual({ type: "error", message, ...(reason === undefined ? {} : { reason }) });
    client.socket.close();
  });

  it("closes on who subscribes to nothing in time, and on nobody else", async () => {
    const strict = await startSimulator({ connections: { subscribeWithin: 200 } });
    const [idle, eager] = await Promise.all([1, 2].map(() => StreamClient.open(`${strict.url}/coinbase`)));
    const closed = idle?.closed();
    await eager?.ask(subscribe(["ticker"], "BTC-USD"));
    expect(await closed).toBe(1008);
    expect(eager?.socket.readyState).toBe(1);
    await strict.close();
  });
});

describe.concurrent("faults of Coinbase's feed", () => {
  it.each([
    ["refuse-451", 451],
    ["refuse-403", 403],
    ["refuse-429", 429],
    ["refuse-418", 418],
  ])("%s", async (fault, status) => {
    const { base, fault: set } = world();
    await set("coinbase-ws", fault, { count: 1, retryAfter: 9 });
    const answer = await refused(`${base}/coinbase`);
    expect(answer.status).toBe(status);
    expect(answer.headers["retry-after"]).toBe([418, 429].includes(status) ? "9" : undefined);
    (await StreamClient.open(`${base}/coinbase`)).socket.close();
  });

  it("drop cuts, server-shutdown closes", async () => {
    for (const [fault, code] of [
      ["drop", 1006],
      ["server-shutdown", 1001],
    ] as const) {
      const { client, fault: set } = await listening();
      const closed = client.closed();
      await set("coinbase-ws", fault);
      expect(await closed).toBe(code);
    }
  });

  it("hang is silent, heartbeat-only has no tickers", async () => {
    const { client, fault, tick, call } = await listening();
    await client.ask(subscribe(["heartbeat"], "BTC-USD"));
    await fault("coinbase-ws", "heartbeat-only");
    await tick("BTCUSDT", "50000");
    client.received.length = 0;
    await client.message(({ type }) => type === "heartbeat");
    expect(client.messages.every(({ type }) => type === "heartbeat")).toBe(true);
    await fault("coinbase-ws", "hang");
    client.received.length = 0;
    await tick("BTCUSDT", "51000");
    client.socket.send(JSON.stringify(subscribe(["ticker"], "ETH-USD")));
    await call("DELETE", "/faults");
    await tick("BTCUSDT", "52000");
    const first = await client.message(({ type }) => type === "ticker");
    expect(near(first["price"], 52_000)).toBe(true);
    client.socket.close();
  });

  it.each([
    ["spike", 150_000],
    ["drift", 51_500],
    ["negative", -50_000],
    ["zero", 0],
  ])("%s", async (fault, price) => {
    const [first] = (await under(fault)).map((frame) => JSON.parse(frame) as Message);
    expect(price === 0 ? Number(first?.["price"]) === 0 : near(first?.["price"], price)).toBe(true);
  });

  it("malformed is no JSON, duplicate says the same again", async () => {
    const [cut] = await under("malformed");
    expect(() => JSON.parse(cut ?? "") as unknown).toThrow(SyntaxError);
    const [one, two] = (await under("duplicate")).map((frame) => JSON.parse(frame) as Message);
    expect([two?.["price"], two?.["time"]]).toEqual([one?.["price"], one?.["time"]]);
  });

  it("old-timestamp, out-of-order, unknown-event and non-ascii", async () => {
    const times = async (fault: string) =>
      (await under(fault)).map((frame) => Date.parse(String((JSON.parse(frame) as Message)["time"])));
    const [old = 0, honest = 0] = await times("old-timestamp");
    expect(honest - old).toBeGreaterThan(3_500_000);
    const [newer = 0, older = 0] = await times("out-of-order");
    expect(older).toBeLessThan(newer);
    expect((await under("unknown-event"))[1]).toContain('"type":"something_new"');
    expect((await under("non-ascii"))[1]).toContain("币安人生-USD");
  });
});
