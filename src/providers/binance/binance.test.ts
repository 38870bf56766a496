import { describe, expect, it, vi } from "vitest";
import type { AssetId } from "../../domain/ids.ts";
import type { Pairs } from "../../domain/market/pair.ts";
import type { Tick } from "../../domain/market/price.ts";
import { gateRules, judge, NOTHING_SEEN } from "../../domain/market/tick-gate.ts";
import recorded from "../../../test/recorded/binance.json";
import { outsideWorld } from "../../../test/outside-world.ts";
import { until } from "../../../test/market.ts";
import { tickOfMini } from "./mapper.ts";
import { BINANCE, openingOf } from "./binance.ts";
import type { StreamMessage } from "./messages.ts";
import { readMessage } from "./messages.ts";
import { refusalOf } from "../refusal.ts";
import type { VenueMessage } from "../venue-api.ts";
import { openVenueSocket } from "../venue-socket.ts";
import { fetchTickers } from "./rest.ts";

const tether = "tether" as AssetId;
const PAIRS: Pairs = new Map(
  [
    ["BTCUSDT", "bitcoin"],
    ["ETHUSDT", "ethereum"],
  ].map(([symbol = "", asset]) => [symbol, { symbol, asset: asset as AssetId, quote: tether }]),
);
const readFrame = (stream: string): StreamMessage =>
  readMessage(recorded.frames.find((frame) => frame.startsWith(`{"stream":"${stream}"`)));

describe("recorded frames", () => {
  it("of a miniTicker become a tick that the gate believes", () => {
    const message = readFrame("btcusdt@miniTicker");
    if (message.kind !== "tickers" || message.tickers[0] === undefined) throw new Error(message.kind);
    const tick = tickOfMini(message.tickers[0], PAIRS);
    expect(tick).toEqual({
      venue: "binance",
      asset: "bitcoin",
      quote: "tether",
      price: "10456.56000000",
      open24h: "10884.90000000",
      at: 1601628771865,
    });
    if (tick === null) return;
    const [state] = judge(
      NOTHING_SEEN,
      tick,
      tick.at,
      gateRules({ maxMove: 0.2, confirmations: 3, confirmAfterMs: 5_000 }),
    );
    expect(state.last).toMatchObject({ price: "10456.56", open24h: "10884.9" });
  });

  it("of all miniTickers are read whole; symbols that are not ours are no ticks", () => {
    const message = readFrame("!miniTicker@arr");
    if (message.kind !== "tickers") throw new Error(message.kind);
    expect(message).toMatchObject({ malformed: 0, tickers: { length: 26 } });
    expect(message.tickers.map((ticker) => tickOfMini(ticker, PAIRS)?.asset ?? null).filter(Boolean)).toEqual([
      "bitcoin",
      "ethereum",
    ]);
  });

  it("of a candle are recognised, and of other kinds passed over", () => {
    expect(readFrame("btcusdt@kline_1m")).toMatchObject({
      kind: "candle",
      candle: { k: { c: "10441.80000000", x: false } },
    });
    for (const stream of ["btcusdt@trade", "btcusdt@aggTrade", "btcusdt@ticker"]) {
      expect(readFrame(stream)).toEqual({ kind: "other" });
    }
  });
});

describe("a message", () => {
  it.each<[string, unknown, StreamMessage]>([
    ["a bare reply", '{"result":null,"id":1}', { kind: "reply", error: null }],
    ["a list as reply", '{"result":["btcusdt@aggTrade"],"id":3}', { kind: "reply", error: null }],
    ["a bare error", '{"code":2,"msg":"Invalid request","id":1}', { kind: "reply", error: "Invalid request" }],
    ["a wrapped error", '{"error":{"code":2,"msg":"Too many"},"id":1}', { kind: "reply", error: "Too many" }],
    ["a raw shutdown", '{"e":"serverShutdown","E":1770123456789}', { kind: "shutdown" }],
    [
      "a shutdown",
      '{"stream":"!serverShutdown","data":{"e":"serverShutdown","E":1770123456789}}',
      { kind: "shutdown" },
    ],
    [
      "a bookTicker, which has no kind",
      '{"u":4,"s":"BNBUSDT","b":"25.3","B":"31.2","a":"25.3","A":"4.6"}',
      { kind: "other" },
    ],
    ["a cut one", '{"stream":"btcusdt@miniTicker","da', { kind: "malformed" }],
    ["a number", "7", { kind: "malformed" }],
    ["bytes", new ArrayBuffer(2), { kind: "malformed" }],
    [
      "a ticker without a price",
      '{"e":"24hrMiniTicker","E":1,"s":"BTCUSDT"}',
      { kind: "tickers", tickers: [], malformed: 1 },
    ],
    [
      "a price as a number",
      '{"e":"24hrMiniTicker","E":1,"s":"BTCUSDT","c":1.5}',
      { kind: "tickers", tickers: [], malformed: 1 },
    ],
  ])("that is %s is told apart", (_, text, message) => {
    expect(readMessage(text)).toEqual(message);
  });
});

const answer = ({ status, headers }: { status: number; headers: object }) =>
  refusalOf({ status, headers: new Headers({ ...headers }) });

describe("a refusal", () => {
  const { refusals } = recorded;
  it("is a value that says what it means for the host", () => {
    expect(answer(refusals["451_geo"])).toEqual({ kind: "restricted", status: 451 });
    expect(answer(refusals["403_waf"])).toEqual({ kind: "restricted", status: 403 });
    expect(answer(refusals["429_weight"])).toEqual({ kind: "limited", status: 429, retryAfterMs: 35_000 });
    expect(answer(refusals["418_ban"])).toEqual({ kind: "limited", status: 418, retryAfterMs: 120_000 });
    expect(answer(refusals["400_symbol"])).toEqual({ kind: "failed", reason: "status 400" });
  });

  it("of a limit without a usable time leaves the time open, and a mad one is cut", () => {
    for (const value of ["soon", "-1"]) {
      expect(answer({ status: 429, headers: { "retry-after": value } })).toMatchObject({ retryAfterMs: null });
    }
    expect(answer({ status: 418, headers: { "retry-after": "1e12" } })).toMatchObject({ retryAfterMs: 259_200_000 });
  });
});

describe("REST", () => {
  it("reads recorded tickers, in full as in MINI form", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json(recorded.tickers24h));
    const ticks: Tick[] = [];
    const answer = await fetchTickers("https://data.example", PAIRS, 1_000, (some) => void ticks.push(...some));
    const [request] = fetched.mock.calls;
    fetched.mockRestore();
    expect(request?.[0]).toBe(
      "https://data.example/api/v3/ticker/24hr?type=MINI&symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D",
    );
    expect(answer.ok).toBe(true);
    expect(ticks).toMatchObject([
      { asset: "bitcoin", price: "69624.00000000", open24h: "72292.68000000", at: 1730439018472 },
      { asset: "ethereum", price: "2509.72000000", at: 1730439018420 },
    ]);
  });

  it("finds the symbols that a venue does not know among those that it refuses together", async () => {
    const bad = new Set(["NO1USDT", "NO2USDT"]);
    const symbols = [...Array.from({ length: 130 }, (_, n) => `C${n}USDT`), ...bad].toSorted();
    const pairs: Pairs = new Map(
      symbols.map((symbol) => [symbol, { symbol, asset: symbol as AssetId, quote: tether }]),
    );
    const told: string[] = [];
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async (url) => {
      const named = JSON.parse(new URL(url as string).searchParams.get("symbols") ?? "") as string[];
      if (named.some((symbol) => bad.has(symbol))) return Response.json({ code: -1121 }, { status: 400 });
      return Response.json(named.map((symbol) => ({ symbol, lastPrice: "1", closeTime: 1 })));
    });
    const answer = await fetchTickers("https://data.example", pairs, 1_000, (ticks) => {
      told.push(...ticks.map(({ asset }) => asset));
    });
    fetched.mockImplementation(async () => Response.json({ code: -1100 }, { status: 400 }));
    const nothing = await fetchTickers("https://data.example", pairs, 1_000, () => {});
    const few = await fetchTickers("https://data.example", new Map([...pairs].slice(0, 2)), 1_000, () => {});
    const { length } = fetched.mock.calls;
    fetched.mockRestore();
    expect(answer).toEqual({ ok: true, value: { unknown: [...bad] } });
    expect(told.toSorted()).toEqual(symbols.filter((symbol) => !bad.has(symbol)));
    expect(nothing, "who refuses everything refuses no symbol").toMatchObject({ ok: false });
    expect(few).toEqual({ ok: true, value: { unknown: [] } });
    expect(length).toBeLessThan(100);
  });

  it.each([
    ["HTML", () => new Response("<html>")],
    ["no list", () => Response.json({ code: 0 })],
  ])("takes %s for a failure of the host", async (_, answer) => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => answer());
    const result = await fetchTickers("https://data.example", PAIRS, 1_000, () => {});
    fetched.mockRestore();
    expect(result).toMatchObject({ ok: false, refusal: { kind: "failed" } });
  });
});

describe("a stream", () => {
  it("subscribes by URL first, then in parts that the venue bears", async () => {
    const symbols = ["btcusdt", "ethusdt", "solusdt", "xrpusdt", "dogeusdt", "adausdt", "trxusdt"];
    const streams = symbols.map((symbol) => `${symbol}@miniTicker`);
    const replies: VenueMessage[] = [];
    const opened = await openVenueSocket({
      ...openingOf(`${outsideWorld.url}/binance`, symbols, { inUrl: 2, perMessage: 1 }),
      openTimeoutMs: 8_000,
      onFrame: (frame) => {
        const message = BINANCE.read(frame, PAIRS);
        if (message.kind !== "ticks") replies.push(message);
      },
      onEnd: (reason) => {
        throw new Error(reason);
      },
    });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    await until(async () => expect(replies).toHaveLength(5));
    expect(
      replies.every((reply) => reply.kind === "accepted"),
      "none was refused",
    ).toBe(true);
    expect(Object.keys((await outsideWorld.state())["binance-ws"].subscriptions).toSorted()).toEqual(
      streams.toSorted(),
    );
    opened.socket.close();
    await until(async () => expect((await outsideWorld.state())["binance-ws"].connections).toBe(0));
  });

  it("that hangs at the handshake is given up in time", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(
      (_, init) =>
        new Promise((__, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("late", "AbortError")));
        }),
    );
    const opened = await openVenueSocket({
      url: "https://data.example/stream",
      say: [],
      openTimeoutMs: 20,
      onFrame: () => {},
      onEnd: () => {},
    });
    fetched.mockRestore();
    expect(opened).toEqual({ ok: false, refusal: { kind: "failed", reason: "AbortError" } });
  });
});
