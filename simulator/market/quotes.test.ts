import { describe, expect, it } from "vitest";
import { Market } from "./market.ts";
import { Quotes } from "./quotes.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 0, 30, 500);
const SECOND = Math.floor(NOW / 1000);
const market = new Market(1);
const pair = market.pair("BTCUSDT");
const price = (level: number) => Math.exp(level);

describe("a price that was set by hand", () => {
  it("holds at once and shifts all that follows, not what was before", () => {
    const quotes = new Quotes(market);
    const before = quotes.stretch(pair, SECOND - 3600, SECOND);
    const later = price(pair.instrument.level(SECOND + 60)) / price(pair.instrument.level(SECOND));
    quotes.set(pair, NOW, 50_000);
    expect(price(quotes.level(pair, NOW))).toBeCloseTo(50_000, 6);
    expect(price(quotes.level(pair, NOW + 60_000))).toBeCloseTo(50_000 * later, 6);
    expect(quotes.stretch(pair, SECOND - 3600, SECOND)).toEqual(before);
  });

  it("is in the candle of its time and in no earlier one", () => {
    const quotes = new Quotes(market);
    quotes.set(pair, NOW, 50_000);
    const minute = SECOND - (SECOND % 60);
    expect(price(quotes.stretch(pair, minute, minute + 60).low)).toBeLessThan(50_500);
    expect(price(quotes.stretch(pair, minute - 60, minute).low)).toBeGreaterThan(60_000);
    const after = quotes.stretch(pair, minute + 60, minute + 120);
    expect(after.open).toBeCloseTo(quotes.stretch(pair, minute, minute + 60).close, 12);
    expect(price(after.open)).toBeLessThan(51_000);
  });

  it("belongs to the new candle when it falls into its first second", () => {
    const quotes = new Quotes(market);
    const minute = SECOND - (SECOND % 60);
    quotes.set(pair, minute * 1000 + 400, 50_000);
    expect(price(quotes.stretch(pair, minute - 60, minute).close)).toBeGreaterThan(60_000);
    expect(price(quotes.stretch(pair, minute, minute + 60).low)).toBeLessThan(50_500);
  });

  it("shows in the running candle within the same second, with all that was set in it", () => {
    const quotes = new Quotes(market);
    quotes.set(pair, NOW, 100_000);
    quotes.set(pair, NOW + 1, 40_000);
    quotes.set(pair, NOW + 2, 60_000);
    const running = quotes.stretchUntil(pair, SECOND - 30, NOW + 3);
    expect(price(running.high)).toBeCloseTo(100_000, 6);
    expect(price(running.low)).toBeCloseTo(40_000, 6);
    expect(price(running.close)).toBeCloseTo(60_000, 6);
  });

  it("stays in its own world", () => {
    const quotes = new Quotes(market);
    quotes.set(pair, NOW, 50_000);
    expect(price(new Quotes(market).level(pair, NOW))).toBeGreaterThan(60_000);
  });
});
