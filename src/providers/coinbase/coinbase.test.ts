import { describe, expect, it } from "vitest";
import recorded from "../../../test/recorded/venues.json";
import type { AssetId } from "../../domain/ids.ts";
import { USD } from "../../domain/ids.ts";
import type { Pairs } from "../../domain/market/pair.ts";
import type { VenueMessage } from "../venue-api.ts";
import { COINBASE } from "./coinbase.ts";

const PAIRS: Pairs = new Map([["BTC-USD", { symbol: "BTC-USD", asset: "bitcoin" as AssetId, quote: USD }]]);
const read = (frame: unknown) => COINBASE.read(frame, PAIRS);
const { coinbase } = recorded;

describe("recorded frames of Coinbase", () => {
  it("of a ticker become a tick", () => {
    expect(read(coinbase.ticker)).toEqual({
      kind: "ticks",
      unknown: 0,
      malformed: 0,
      ticks: [
        {
          venue: "coinbase",
          asset: "bitcoin",
          quote: USD,
          price: "84737.58",
          open24h: "84430.55",
          at: Date.UTC(2026, 9, 3, 20, 58, 31, 127),
        },
      ],
    });
  });

  it.each<[keyof typeof coinbase, VenueMessage]>([
    ["subscriptions", { kind: "accepted" }],
    ["heartbeat", { kind: "beat" }],
    ["error", { kind: "refused", error: "XXX-USD is not a valid product", symbol: "XXX-USD" }],
  ])("of its %s are told apart", (name, message) => {
    expect(read(coinbase[name])).toEqual(message);
  });
});

describe("a frame of Coinbase", () => {
  it.each<[string, unknown, VenueMessage]>([
    ["of a kind that is new", '{"type":"something_new"}', { kind: "other" }],
    ["that is cut", coinbase.ticker.slice(0, 40), { kind: "malformed" }],
    ["that is a list", "[1]", { kind: "malformed" }],
    [
      "without a price",
      '{"type":"ticker","product_id":"BTC-USD"}',
      { kind: "ticks", ticks: [], unknown: 0, malformed: 1 },
    ],
    [
      "of a product that is not ours",
      coinbase.ticker.replace("BTC-USD", "币安人生-USD"),
      { kind: "ticks", ticks: [], unknown: 1, malformed: 0 },
    ],
    [
      "that refuses all",
      '{"type":"error","message":"Malformed JSON"}',
      { kind: "refused", error: "Malformed JSON", symbol: null },
    ],
  ])("%s is told apart", (_, frame, message) => {
    expect(read(frame)).toEqual(message);
  });

  it("with a time that cannot be read is left to the gate", () => {
    const message = read(coinbase.ticker.replace(/"time":"[^"]*"/, '"time":"soon"'));
    expect(message).toMatchObject({ kind: "ticks", ticks: [{ at: Number.NaN }] });
  });
});

describe("the subscription at Coinbase", () => {
  it("names all products of the slow ticker and one heartbeat, and once more without one that is refused", () => {
    const { url, say } = COINBASE.opening("https://feed.example", ["BTC-USD", "ETH-USD"]);
    expect(url).toBe("https://feed.example/");
    const channels = [
      { name: "ticker_batch", product_ids: ["BTC-USD", "ETH-USD"] },
      { name: "heartbeat", product_ids: ["BTC-USD"] },
    ];
    expect(say.map((text) => JSON.parse(text) as unknown)).toEqual([{ type: "subscribe", channels }]);
    expect(COINBASE.ask?.(["BTC-USD", "ETH-USD"])).toBe(say[0]);
  });
});
