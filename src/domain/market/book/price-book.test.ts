import { describe, expect, it } from "vitest";
import type { AssetId } from "../../ids.ts";
import { USD } from "../../ids.ts";
import type { Amount } from "../../money/amount.ts";
import { INTERVAL_MS } from "../candle.ts";
import type { DatedPair } from "./dated-pair.ts";
import type { OwnPrice } from "./own-price.ts";
import type { PriceData } from "./price-book.ts";
import { PriceBook } from "./price-book.ts";

const id = (text: string) => text as AssetId;
const [BTC, ETH, USDT, EUR, SATS] = ["bitcoin", "ethereum", "tether", "fiat:eur", "sats"].map(id) as [
  AssetId,
  AssetId,
  AssetId,
  AssetId,
  AssetId,
];
const DAY = INTERVAL_MS["1d"];
const at = (text: string) => Date.parse(text);

let pairs = 0;
const pair = (asset: AssetId, quote: AssetId, more: Partial<DatedPair> = {}): DatedPair => ({
  id: ++pairs,
  asset,
  quote,
  venue: "binance",
  symbol: `${asset}/${quote}`,
  preference: 1,
  validFrom: 0,
  validTo: null,
  ...more,
});

/** Days by date and close. */
const days = (closes: Record<string, string>) => ({
  "1d": Object.entries(closes).map(([date, close]) => ({ openTime: at(date), close })),
});

const rate = (date: string, usdPerUnit: string) => ({ currency: "eur", date, usdPerUnit });

function book(data: Partial<PriceData> & { readonly all?: readonly DatedPair[] }): PriceBook {
  const { all = [], ...rest } = data;
  const nothing = { closes: new Map(), rates: new Map(), pegs: new Map([[USDT, "usd"]]), own: new Map() };
  return new PriceBook({
    ...nothing,
    pairs: Map.groupBy(all, ({ asset }) => asset),
    board: null,
    ledger: null,
    ...rest,
  });
}

const btc = pair(BTC, USDT);
const eth = pair(ETH, USDT);
const closes = new Map([
  [btc.id, days({ "2024-03-14": "70000", "2024-03-15": "68000", "2024-03-16": "66000" })],
  [eth.id, days({ "2024-03-14": "4000", "2024-03-15": "3400", "2024-03-16": "3300" })],
]);
const rates = new Map([["eur", [rate("2024-03-14", "1.1"), rate("2024-03-15", "1.0625"), rate("2024-03-18", "1.2")]]]);
const market = book({ all: [btc, eth], closes, rates });

describe("a price in another base", () => {
  it("goes by the rate of its own day, and on a day without one by the last before", () => {
    // The close of Friday the 15th is a price of Saturday's first moment: Friday's rate is the last before it.
    expect(market.at(BTC, at("2024-03-16"), EUR)).toEqual({
      price: "64000",
      source: "binance",
      asOf: at("2024-03-16"),
      stale: false,
      assumedPeg: true,
    });
    expect(market.at(BTC, at("2024-03-15"), EUR)?.price).toBe("65882.352941176470588235");
    expect(market.at(BTC, at("2024-03-17"), EUR)?.price).toBe("62117.647058823529411765");
    expect(market.at(BTC, at("2024-03-18"), EUR)?.price).toBe("55000");
  });

  it("never goes by a later rate, and is null before the first", () => {
    expect(market.at(EUR, at("2024-03-13T23:59:59Z"), USD)).toBeNull();
    expect(market.at(EUR, at("2024-03-14"), USD)).toMatchObject({ price: "1.1", source: "frankfurter" });
  });

  it("calls a rate stale that is older than a week", () => {
    expect(market.at(EUR, at("2024-03-25"), USD)).toMatchObject({ price: "1.2", stale: false });
    expect(market.at(EUR, at("2024-03-25") + 1, USD)).toMatchObject({ price: "1.2", stale: true });
  });

  it("counts in coins and in sats at the coin's price of that time", () => {
    expect(market.at(ETH, at("2024-03-16"), BTC)?.price).toBe("0.05");
    expect(market.at(ETH, at("2024-03-16"), SATS)?.price).toBe("5000000");
    expect(market.at(BTC, at("2024-03-16"), SATS)?.price).toBe("100000000");
    expect(market.at(USD, at("2024-03-16"), SATS)?.price).toBe("1470.588235294117647059");
    expect(market.at(BTC, at("2024-03-16"), BTC)).toMatchObject({ price: "1", source: "base", assumedPeg: false });
  });
});

describe("a stablecoin", () => {
  it("goes by its own pair with dollars, and so does what is quoted in it", () => {
    const usdt = pair(USDT, USD, { venue: "coinbase" });
    const own = new Map([...closes, [usdt.id, days({ "2024-03-15": "0.99" })]]);
    const priced = book({ all: [btc, usdt], closes: own });
    expect(priced.at(BTC, at("2024-03-16"), USD)).toMatchObject({ price: "67320", assumedPeg: false });
    expect(priced.at(USDT, at("2024-03-16"), USD)).toMatchObject({ price: "0.99", source: "coinbase" });
    expect(priced.at(USDT, at("2024-03-15"), USD)).toMatchObject({ price: "1", source: "peg", assumedPeg: true });
  });

  it("of euros is worth a euro of that day", () => {
    const priced = book({ pegs: new Map([[id("euro-coin"), "eur"]]), rates });
    expect(priced.at(id("euro-coin"), at("2024-03-18"), USD)).toMatchObject({ price: "1.2", assumedPeg: true });
  });

  it("that is quoted in what is quoted in it has no price by that way", () => {
    const round = [pair(BTC, ETH), pair(ETH, BTC)];
    const same = days({ "2024-03-15": "1" });
    const priced = book({ all: round, closes: new Map(round.map((one) => [one.id, same])) });
    expect(priced.at(BTC, at("2024-03-16"), USD)).toBeNull();
  });
});

const ownPrice = (from: string, value: string, until: string | null, currency = EUR): OwnPrice => ({
  asset: BTC,
  at: at(from),
  until: until === null ? null : at(until),
  price: value as Amount,
  currency,
});

describe("an own price", () => {
  it("wins from its time until it is ended or another takes its place", () => {
    const own = new Map([
      [
        BTC,
        [ownPrice("2024-03-15T06:00Z", "50000", null), ownPrice("2024-03-15T12:00Z", "1000", "2024-03-16T12:00Z", USD)],
      ],
    ]);
    const priced = book({ all: [btc], closes, rates, own });
    const dollars = (time: string) => priced.at(BTC, at(time), USD);
    expect(dollars("2024-03-15T05:59:59Z")).toMatchObject({ price: "70000", source: "binance" });
    expect(dollars("2024-03-15T06:00Z")).toMatchObject({
      price: "53125",
      source: "own",
      asOf: at("2024-03-15T06:00Z"),
      stale: false,
    });
    expect(priced.at(BTC, at("2024-03-15T06:00Z"), EUR)?.price).toBe("50000");
    expect(dollars("2024-03-16T11:59Z")).toMatchObject({ price: "1000" });
    expect(dollars("2024-03-16T12:00Z")).toMatchObject({ price: "68000", source: "binance" });
    expect(priced.closeOf(BTC, "1d", at("2024-03-15"), USD)?.price).toBe("1000");
    expect(priced.closeOf(BTC, "1d", at("2024-03-16"), USD)?.price).toBe("66000");
  });
});

const ledger = (asset: AssetId, time: number) =>
  asset === id("rare") && time >= at("2024-03-14")
    ? { price: "2" as Amount, currency: EUR, at: at("2024-03-14") }
    : null;

describe("what no market has a price for", () => {
  it("takes the price in the last own transaction, and says so", () => {
    const priced = book({ rates, ledger });
    expect(priced.at(id("rare"), at("2024-03-18"), USD)).toMatchObject({ price: "2.4", source: "ledger", stale: true });
    expect(priced.at(id("rare"), at("2024-03-13"), USD)).toBeNull();
    expect(priced.closeOf(id("rare"), "1d", at("2024-03-15"), USD)).toBeNull();
  });
});

describe("a pair that takes over from another", () => {
  const change = at("2024-03-16");
  const [before, after] = [pair(BTC, USDT, { validTo: change }), pair(BTC, USD, { venue: "coinbase", preference: 2 })];
  const both = new Map([
    [before.id, days({ "2024-03-14": "100", "2024-03-15": "101", "2024-03-16": "102" })],
    [after.id, days({ "2024-03-15": "201", "2024-03-16": "202" })],
  ]);

  it("does so on its date, and each close is of the pair that stood for the coin then", () => {
    const priced = book({ all: [before, after], closes: both });
    const close = (date: string) => priced.closeOf(BTC, "1d", at(date), USD);
    expect([close("2024-03-15")?.price, close("2024-03-16")?.price]).toEqual(["101", "202"]);
    expect(close("2024-03-16")).toMatchObject({ source: "coinbase", assumedPeg: false });
  });

  it("leaves the last close standing until it has one of its own", () => {
    const late = new Map([[before.id, days({ "2024-03-15": "101" })]]);
    const priced = book({ all: [before, after], closes: late });
    expect(priced.at(BTC, change + DAY, USD)).toMatchObject({ price: "101", source: "binance" });
    expect(priced.at(BTC, change + 7 * DAY + 1, USD)).toBeNull();
  });
});
