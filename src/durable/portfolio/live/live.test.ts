import { evictDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buy, makePortfolio, objectOf } from "../../../../test/portfolios.ts";
import type { Listener } from "../../../../test/sockets.ts";
import { listen } from "../../../../test/sockets.ts";
import type { AssetId, PortfolioId } from "../../../domain/ids.ts";
import type { BoardPrice, PriceFrame } from "../../../domain/market/price.ts";
import { STALE_AFTER_MS } from "../../../domain/market/price.ts";
import { RELAY_CLOSE } from "../../../domain/market/relay-protocol.ts";
import { LIVE_CLOSE } from "../../../domain/valuation/live-protocol.ts";
import type { Valuation, ValuationFrame } from "../../../domain/valuation/valuation.ts";
import { ok, unwrap } from "../../../platform/problem.ts";
import { PriceRelay } from "../../market/price-relay.ts";
import { MOST_VIEWERS } from "./live.ts";

type Made = Awaited<ReturnType<typeof makePortfolio>>;

const quote = (price: string): BoardPrice => ({
  price,
  quote: "tether" as AssetId,
  open24h: null,
  source: "binance",
  at: Date.now(),
});

/** What the relay knows. It is played: it answers from here, and dials when a test dials for it. */
let board: Record<string, string>;
let epoch: number;
let seq: number;

const frame = (prices: Record<string, string>, more: Partial<PriceFrame> = {}): PriceFrame => ({
  type: "changes",
  epoch,
  seq: ++seq,
  aliveAt: Date.now(),
  prices: Object.fromEntries(Object.entries(prices).map(([asset, price]) => [asset, quote(price)])),
  ...more,
});

const known = (assets: readonly AssetId[] | null) =>
  frame(Object.fromEntries((assets ?? []).flatMap((asset) => (board[asset] ? [[asset, board[asset]]] : []))));

const relay = {
  subscribe: vi.spyOn(PriceRelay.prototype, "subscribe"),
  unsubscribe: vi.spyOn(PriceRelay.prototype, "unsubscribe"),
  prices: vi.spyOn(PriceRelay.prototype, "prices"),
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  board = { bitcoin: "60000", ethereum: "3000" };
  epoch = 1;
  seq = 0;
  relay.subscribe.mockReset().mockImplementation(async (_id, assets) => ok(known(assets)));
  relay.unsubscribe.mockReset().mockImplementation(async () => {});
  relay.prices.mockReset().mockImplementation(async (assets) => known(assets));
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** Holds half a bitcoin and two ethers. */
async function portfolio(): Promise<Made> {
  const made = await makePortfolio();
  await record(made, buy("bitcoin", "0.5", "20000", "2025-01-01T00:00:00Z"));
  await record(made, buy("ethereum", "2", "5000", "2025-01-02T00:00:00Z"));
  return made;
}

const record = async ({ object, userId }: Made, input: ReturnType<typeof buy>) =>
  unwrap(await object.record(userId, { key: crypto.randomUUID(), requestHash: "hash" }, input));

const read = async (id: PortfolioId): Promise<Valuation> =>
  JSON.parse(unwrap(await objectOf(id).valuation())) as Valuation;

const upgrade = { headers: { Upgrade: "websocket" } };

const open = (id: PortfolioId, session = "session-1", ticket: string = crypto.randomUUID()) =>
  objectOf(id).fetch(`https://portfolio/live?${new URLSearchParams({ session, ticket }).toString()}`, upgrade);

const join = async (id: PortfolioId, session?: string): Promise<Listener<ValuationFrame>> =>
  listen(await open(id, session));

const dial = async (id: PortfolioId): Promise<Listener<never>> =>
  listen(await objectOf(id).fetch("https://portfolio/relay", upgrade));

/** The next tick of the relay, a second later. */
function tick(from: Listener<never>, prices: Record<string, string>, more?: Partial<PriceFrame>): void {
  pass(1_000);
  Object.assign(board, prices);
  from.say(frame(prices, more));
}

describe("a viewer", () => {
  it("gets a snapshot when it joins and then only what a tick changed", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const snapshot = await viewer.next();
    expect(snapshot).toMatchObject({
      type: "snapshot",
      simulated: true,
      totals: { value: "36000", cost: "25000", unrealised: "11000", complete: true, stale: false },
      holdings: [
        { asset: "bitcoin", value: "30000", price: { source: "binance", ageMs: 0, assumedPeg: true, simulated: true } },
        { asset: "ethereum", value: "6000" },
      ],
    });
    tick(await dial(id), { bitcoin: "61000" });
    expect(await viewer.next()).toMatchObject({
      type: "delta",
      seq: snapshot.seq + 1,
      totals: { value: "36500" },
      holdings: [{ asset: "bitcoin", value: "30500" }],
      removed: [],
    });
  });

  it("sees null, not 0, for a coin that has no price, and the total says so", async () => {
    const made = await portfolio();
    await record(made, buy("dogecoin", "1000", "100", "2025-01-03T00:00:00Z"));
    const frameOfIt = await (await join(made.id)).next();
    expect(frameOfIt.holdings.at(-1)).toMatchObject({ asset: "dogecoin", price: null, value: null });
    expect(frameOfIt.totals).toMatchObject({ value: "36000", complete: false, unpriced: ["dogecoin"] });
  });

  it("sees a write at once, and the price of a new coin as soon as the relay told it", async () => {
    const made = await portfolio();
    board["solana"] = "200";
    const viewer = await join(made.id);
    const first = await viewer.next();
    const { version } = await record(made, buy("solana", "10", "1500", "2025-02-01T00:00:00Z"));
    expect(await viewer.next()).toMatchObject({
      type: "delta",
      version,
      seq: first.seq + 1,
      totals: { cost: "26500", value: "36000", unpriced: ["solana"] },
      holdings: [{ asset: "solana", quantity: "10", value: null }],
    });
    expect(await viewer.next()).toMatchObject({ seq: first.seq + 2, totals: { value: "38000", complete: true } });
    expect(relay.subscribe.mock.calls.map(([, assets]) => assets.includes("solana" as AssetId))).toEqual([false, true]);
  });

  it("may ask for a snapshot, which has the number of the last frame", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const { seq: first } = await viewer.next();
    tick(await dial(id), { ethereum: "3100" });
    await viewer.next();
    viewer.say({ type: "snapshot" });
    const snapshot = await viewer.next();
    expect(snapshot).toMatchObject({ type: "snapshot", seq: first + 1, totals: { value: "36200" } });
    expect(snapshot.holdings).toHaveLength(2);
  });

  it.each(["hello", '{"type":"snapshot","of":"another"}', '{"type":"subscribe"}', "[]", "null", "x".repeat(100_000)])(
    "that says anything else is closed (%#)",
    async (words) => {
      const viewer = await join((await portfolio()).id);
      viewer.say(words);
      expect((await viewer.closed).code).toBe(LIVE_CLOSE.policy);
    },
  );

  it("that asks too often is closed, one that asks in time is not", async () => {
    const { id } = await portfolio();
    const [patient, hasty] = [await join(id, "patient"), await join(id, "hasty")];
    await patient.next();
    for (const wait of [0, 0, 0, 0, 0, 2_000, 2_000]) {
      pass(wait);
      patient.say({ type: "snapshot" });
      expect((await patient.next()).type).toBe("snapshot");
    }
    for (let n = 0; n < 6; n++) hasty.say({ type: "snapshot" });
    expect((await hasty.closed).code).toBe(LIVE_CLOSE.policy);
  });

  it("gets an answer to a ping, and its own close back", async () => {
    const viewer = await join((await portfolio()).id);
    await viewer.next();
    viewer.say("ping");
    expect(await viewer.next()).toBe("pong");
    viewer.socket.close(4_000, "bye");
    expect(await viewer.closed).toEqual({ code: 4_000, reason: "bye" });
  });

  it("is sent away after an hour", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const source = await dial(id);
    pass(3_600_000);
    tick(source, { bitcoin: "61000" });
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.expired);
  });

  it("is refused when there are as many as there may be", async () => {
    const { id } = await portfolio();
    for (let n = 0; n < MOST_VIEWERS; n++) await join(id);
    expect(await (await open(id)).json()).toMatchObject({ code: "OVERLOADED" });
  });

  it("is refused with a ticket that was used before", async () => {
    const { id } = await portfolio();
    await listen(await open(id, "session-1", "ticket-1")).next();
    expect(await (await open(id, "session-1", "ticket-1")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
    await evictDurableObject(objectOf(id), { webSockets: "hibernate" });
    expect(await (await open(id, "session-2", "ticket-1")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
  });

  it("is closed with its session, others stay, and a ticket of that session opens nothing any more", async () => {
    const { id, object } = await portfolio();
    const [ended, other] = [await join(id, "ended"), await join(id, "other")];
    await other.next();
    await object.closeSession("ended");
    expect((await ended.closed).code).toBe(LIVE_CLOSE.sessionEnded);
    expect(await (await open(id, "ended")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
    tick(await dial(id), { bitcoin: "61000" });
    expect((await other.next()).type).toBe("delta");
  });

  it("is closed when the portfolio is deleted, and nobody gets in any more", async () => {
    const { id, userId, object } = await portfolio();
    const viewer = await join(id);
    unwrap(await object.delete(userId));
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.deleted);
    expect(await (await open(id)).json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    expect(relay.unsubscribe).toHaveBeenCalled();
  });

  it("gets a snapshot without prices when no relay answers", async () => {
    relay.subscribe.mockImplementation(async () => ({ ok: false, problem: { code: "OVERLOADED" } }));
    const viewer = await join((await portfolio()).id);
    expect((await viewer.next()).totals).toMatchObject({ value: null, cost: "25000", stale: true });
  });
});

describe("the relay", () => {
  it("is asked once for two viewers, and both see the same frames", async () => {
    const { id } = await portfolio();
    const viewers = await Promise.all([join(id, "a"), join(id, "b")]);
    await Promise.all(viewers.map((viewer) => viewer.next()));
    expect(relay.subscribe).toHaveBeenCalledTimes(1);
    expect(relay.subscribe.mock.calls[0]?.[0]).toBe(id);
    tick(await dial(id), { bitcoin: "61000" });
    const [a, b] = await Promise.all(viewers.map((viewer) => viewer.next()));
    expect(a).toEqual(b);
  });

  it("keeps one socket: a newer dial replaces the older", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const older = await dial(id);
    const newer = await dial(id);
    expect((await older.closed).code).toBe(RELAY_CLOSE.replaced);
    tick(newer, { bitcoin: "61000" });
    expect((await viewer.next()).seq).toBe(first.seq + 1);
    tick(newer, { bitcoin: "62000" });
    expect(await viewer.next()).toMatchObject({ seq: first.seq + 2, totals: { value: "37000" } });
    expect(relay.subscribe, "the close of a replaced socket is no loss").toHaveBeenCalledTimes(1);
  });

  it("cannot take back what was shown: an older frame is dropped", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const source = await dial(id);
    epoch = 2;
    tick(source, { bitcoin: "61000" });
    await viewer.next();
    tick(source, { bitcoin: "1" }, { epoch: 2, seq: 0 });
    tick(source, { bitcoin: "2" }, { epoch: 1, seq: 1_000 });
    tick(source, { ethereum: "3001" });
    expect(await viewer.next()).toMatchObject({
      seq: first.seq + 2,
      totals: { value: "36502" },
      holdings: [{ asset: "ethereum" }],
    });
  });

  it("that sends faster than once an interval makes no more frames", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const source = await dial(id);
    tick(source, { bitcoin: "61000" });
    await viewer.next();
    for (const price of ["61001", "61002", "61003"]) source.say(frame({ bitcoin: price }));
    await vi.waitFor(async () => expect((await read(id)).totals.value).toBe("36501.5"));
    tick(source, {});
    expect(await viewer.next(), "what was held back comes with the next frame").toMatchObject({
      seq: first.seq + 2,
      holdings: [{ asset: "bitcoin", value: "30501.5" }],
    });
  });

  it("is told when the last viewer leaves, and refused until one comes back", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const source = await dial(id);
    viewer.socket.close(1_000, "");
    await viewer.closed;
    expect((await source.closed).code).toBe(RELAY_CLOSE.unwanted);
    await vi.waitFor(() => expect(relay.unsubscribe).toHaveBeenCalledWith(id));
    expect((await objectOf(id).fetch("https://portfolio/relay", upgrade)).status).toBe(410);
    board["bitcoin"] = "70000";
    expect((await (await join(id)).next()).totals.value).toBe("41000");
    expect(relay.subscribe).toHaveBeenCalledTimes(2);
  });

  it("is asked again when its socket is lost, and when a viewer has heard nothing for 10 s", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    await viewer.next();
    (await dial(id)).socket.close(1_001, "gone");
    expect((await viewer.next()).type).toBe("delta");
    expect(relay.subscribe).toHaveBeenCalledTimes(2);
    pass(10_000);
    board["bitcoin"] = "70000";
    viewer.say({ type: "snapshot" });
    await vi.waitFor(() => expect(relay.subscribe).toHaveBeenCalledTimes(3));
    expect((await viewer.next()).totals.value).toBe("41000");
  });
});

describe("a portfolio that was evicted with live sockets", () => {
  it("goes on serving them: a snapshot with a higher number, then changes", async () => {
    const { id } = await portfolio();
    const viewers = [await join(id, "a"), await join(id, "b")];
    const source = await dial(id);
    tick(source, { bitcoin: "61000" });
    const before = await Promise.all(viewers.map(async (viewer) => [await viewer.next(), await viewer.next()]));
    await evictDurableObject(objectOf(id), { webSockets: "hibernate" });

    // Changes alone would leave the other coins without a price: the object asks for all of them first.
    tick(source, { ethereum: "3100" });
    for (const [n, viewer] of viewers.entries()) {
      const after = await viewer.next();
      expect(after).toMatchObject({ type: "snapshot", totals: { value: "36700", complete: true } });
      expect(after.seq).toBeGreaterThan(before[n]?.[1]?.seq ?? Number.POSITIVE_INFINITY);
    }
    tick(source, { ethereum: "3200" });
    for (const viewer of viewers)
      expect(await viewer.next()).toMatchObject({ type: "delta", totals: { value: "36900" } });
  });

  it("shows a write to those who watch, and still closes a session", async () => {
    const made = await portfolio();
    const viewer = await join(made.id, "session-9");
    await viewer.next();
    await evictDurableObject(made.object, { webSockets: "hibernate" });
    const { version } = await record(made, buy("bitcoin", "0.5", "30000", "2025-03-01T00:00:00Z"));
    expect(await viewer.next()).toMatchObject({ type: "snapshot", version, totals: { value: "66000" } });
    await evictDurableObject(made.object, { webSockets: "hibernate" });
    await objectOf(made.id).closeSession("session-9");
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.sessionEnded);
  });
});

describe("a read", () => {
  it("asks the relay at most once in two seconds", async () => {
    const { id } = await portfolio();
    expect((await read(id)).totals.value).toBe("36000");
    board["bitcoin"] = "61000";
    pass(1_999);
    expect((await read(id)).totals.value).toBe("36000");
    pass(2);
    expect((await read(id)).totals.value).toBe("36500");
    expect(relay.prices).toHaveBeenCalledTimes(2);
  });

  it("shows a write at once, also of a coin whose price was never asked for", async () => {
    const made = await portfolio();
    board["solana"] = "200";
    await read(made.id);
    const { version } = await record(made, buy("solana", "10", "1500", "2025-02-01T00:00:00Z"));
    expect(await read(made.id)).toMatchObject({ version, totals: { value: "38000", complete: true } });
  });

  it("takes the pushed prices while somebody watches", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    await viewer.next();
    tick(await dial(id), { bitcoin: "61000" });
    await viewer.next();
    expect((await read(id)).totals.value).toBe("36500");
    expect(relay.prices).not.toHaveBeenCalled();
  });

  it("never fails for want of prices: null before there were any, the last ones as stale after", async () => {
    const { id } = await portfolio();
    relay.prices.mockImplementation(async () => {
      throw new Error("relay is down");
    });
    expect((await read(id)).totals).toMatchObject({ value: null, stale: true, complete: false });
    pass(2_001);
    relay.prices.mockImplementation(async (assets) => known(assets));
    expect((await read(id)).totals).toMatchObject({ value: "36000", stale: false });
    relay.prices.mockImplementation(async () => {
      throw new Error("relay is down");
    });
    pass(STALE_AFTER_MS + 1);
    const stale = await read(id);
    expect(stale.totals).toMatchObject({ value: "36000", stale: true });
    expect(stale.holdings[0]?.price).toMatchObject({ stale: true, ageMs: STALE_AFTER_MS + 1 });
  });

  it("of a portfolio that is not there is a 404", async () => {
    const nobodys = "pf_01_01KA0000000000000000000000" as PortfolioId;
    expect(await objectOf(nobodys).valuation()).toMatchObject({ problem: { code: "RESOURCE_NOT_FOUND_ERROR" } });
  });
});
