import { describe, expect, it } from "vitest";
import recorded from "../../../test/recorded/venues.json";
import type { AssetId } from "../../domain/ids.ts";
import { USD } from "../../domain/ids.ts";
import type { Pairs } from "../../domain/market/pair.ts";
import type { VenueMessage } from "../venue-api.ts";
import { KRAKEN } from "./kraken.ts";

const PAIRS: Pairs = new Map([["ALGO/USD", { symbol: "ALGO/USD", asset: "algorand" as AssetId, quote: USD }]]);
const read = (frame: unknown) => KRAKEN.read(frame, PAIRS);
const { kraken } = recorded;

describe("recorded frames of Kraken", () => {
  it("of a ticker become a tick, its numbers text, yesterday's price from the change", () => {
    expect(read(kraken.snapshot)).toEqual({
      kind: "ticks",
      unknown: 0,
      malformed: 0,
      ticks: [
        {
          venue: "kraken",
          asset: "algorand",
          quote: USD,
          price: "0.1311",
          open24h: "0.12456",
          at: Date.UTC(2026, 9, 3, 20, 58, 33, 794),
        },
      ],
    });
  });

  it.each<[keyof typeof kraken, VenueMessage]>([
    ["status", { kind: "other" }],
    ["acknowledgement", { kind: "accepted" }],
    ["pong", { kind: "other" }],
    ["heartbeat", { kind: "beat" }],
    ["refusal", { kind: "refused", error: "Currency pair not supported", symbol: "FOO/USD" }],
  ])("of its %s are told apart", (name, message) => {
    expect(read(kraken[name])).toEqual(message);
  });
});

const ticks = (unknown: number, malformed: number): VenueMessage => ({ kind: "ticks", ticks: [], unknown, malformed });

describe("a frame of Kraken", () => {
  it.each<[string, unknown, VenueMessage]>([
    ["of a channel that is new", '{"channel":"something_new","data":[]}', { kind: "other" }],
    ["that is cut", kraken.snapshot.slice(0, 40), { kind: "malformed" }],
    ["without a list", '{"channel":"ticker","data":{}}', { kind: "malformed" }],
    ["with a price as text", kraken.snapshot.replace("0.13110", '"0.13110"'), ticks(0, 1)],
    ["of a pair that is not ours", kraken.snapshot.replace("ALGO", "币安人生"), ticks(1, 0)],
    ["that says it rests", kraken.status.replace("online", "maintenance"), { kind: "shutdown" }],
    ["that says it only cancels", kraken.status.replace("online", "cancel_only"), { kind: "other" }],
  ])("%s is told apart", (_, frame, message) => {
    expect(read(frame)).toEqual(message);
  });

  it.each([
    ["8.8e-7", "0.00000088"],
    ["123456.789012", "123456.789012"],
    ["1.23456789e-19", "0"],
    ["-5", "-5"],
  ])("with the price %s says %s, without an exponent", (number, price) => {
    const message = read(kraken.snapshot.replace("0.13110", number));
    expect(message).toMatchObject({ ticks: [{ price }] });
  });
});

describe("the subscription at Kraken", () => {
  it("goes in parts of a hundred pairs", () => {
    const symbols = Array.from({ length: 250 }, (_, n) => `C${n}/USD`);
    const { url, say } = KRAKEN.opening("https://ws.example", symbols);
    expect(url).toBe("https://ws.example/v2");
    const parts = say.map(
      (text) => JSON.parse(text) as { method: string; params: { symbol: string[] }; req_id: number },
    );
    expect(parts.map(({ method, params, req_id }) => [method, params.symbol.length, req_id])).toEqual([
      ["subscribe", 100, 1],
      ["subscribe", 100, 2],
      ["subscribe", 50, 3],
    ]);
    expect(parts.flatMap(({ params }) => params.symbol)).toEqual(symbols);
  });
});
