import { describe, expect, it } from "vitest";
import { priceOf } from "./format.ts";
import { DAY, HOUR, MINUTE } from "./instrument.ts";
import { Market, type Pair, type Stretch } from "./market.ts";
import { profiles } from "./profiles.ts";

const NOW = Date.UTC(2026, 10, 21) / 1000;
const market = new Market(1);
const all = [...market.pairs.values()];
/** The large ones, and of the others each eighth: what holds of these holds of their kind. */
const pairs = all.filter((_, n) => n < 38 || n % 8 === 0);

function parts(pair: Pair, from: number, length: number, count: number): Stretch[] {
  return Array.from({ length: count }, (_, n) => market.stretch(pair, from + n * length, from + (n + 1) * length));
}

/** Daily moves as logarithms over the last two years. */
const moves = (pair: Pair) => parts(pair, NOW - 730 * DAY, DAY, 730).map(({ open, close }) => close - open);

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: number[], b: number[]): number {
  const [am, bm] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, n) => (value - am) * ((b[n] ?? 0) - bm)));
  const spread = (values: number[], m: number) => Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
  return covariance / (spread(a, am) * spread(b, bm));
}

describe("the market", () => {
  it("has at least 400 pairs, each of another coin, those of the product's list first", () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(all.map(({ profile }) => profile.symbol)).toEqual(profiles().map(({ symbol }) => symbol));
    expect(new Set(all.map(({ profile }) => profile.id)).size).toBe(all.length);
    expect(all.every(({ profile }) => /^[A-Z0-9]{1,12}USDT$/.test(profile.symbol))).toBe(true);
    expect(all.slice(0, 3).map(({ profile }) => profile.id)).toEqual(["bitcoin", "ethereum", "ripple"]);
  });

  it("knows coins that Binance does not have", () => {
    expect(market.coins.get("monero")?.profile.quote).toBe("USD");
    expect(Math.exp(market.coins.get("tether")?.instrument.level(NOW) ?? 0)).toBeCloseTo(1, 2);
    expect(market.pairs.has("XMRUSDT")).toBe(false);
  });

  it("lets a wrapped coin follow the coin in it", () => {
    const [wrapped, bitcoin] = [market.pair("WBTCUSDT"), market.pair("BTCUSDT")];
    for (let n = 0; n < 400; n++) {
      const second = NOW - n * 40_007;
      expect(Math.abs(wrapped.instrument.level(second) - bitcoin.instrument.level(second))).toBeLessThan(0.03);
    }
    const { volume } = market.stretch(wrapped, NOW - DAY, NOW);
    expect((volume * wrapped.profile.step * wrapped.profile.price) / 1e6).toBeLessThan(wrapped.profile.turnover * 20);
  });

  it("is the same for the same seed and another for another, whatever was asked before", () => {
    const again = new Market(1);
    const other = new Market(2);
    for (const { profile } of pairs) {
      const at = (from: Market, second: number) => from.pair(profile.symbol).instrument.level(second);
      const asked = [NOW - 1, NOW - 400 * DAY + 12_345, NOW];
      expect(asked.map((second) => at(again, second))).toEqual(asked.map((second) => at(market, second)));
      expect(at(other, NOW)).not.toBe(at(market, NOW));
    }
  });

  it("forgets nothing that matters: what fell out of memory comes back the same", () => {
    const pair = market.pair("ETHUSDT");
    const before = market.stretch(pair, NOW - 500 * DAY + 1, NOW - 500 * DAY + 3000);
    for (let n = 0; n < 200; n++) pair.instrument.level(NOW - n * HOUR - 1);
    expect(market.stretch(pair, NOW - 500 * DAY + 1, NOW - 500 * DAY + 3000)).toEqual(before);
  });

  it.each([
    ["a day is its hours", DAY, HOUR],
    ["an hour is its minutes", HOUR, MINUTE],
    ["a minute is its seconds", MINUTE, 1],
  ])("%s: prices and volume", (_, whole, part) => {
    for (const pair of pairs) {
      for (let n = 1; n <= 5; n++) {
        const from = NOW - n * 37 * DAY;
        const sum = market.stretch(pair, from, from + whole);
        const pieces = parts(pair, from, part, whole / part);
        expect(pieces[0]?.open).toBe(sum.open);
        expect(pieces.at(-1)?.close).toBe(sum.close);
        expect(Math.max(...pieces.map(({ high }) => high))).toBe(sum.high);
        expect(Math.min(...pieces.map(({ low }) => low))).toBe(sum.low);
        expect(pieces.reduce((total, { volume }) => total + volume, 0)).toBe(sum.volume);
        expect(pieces.reduce((total, { trades }) => total + trades, 0)).toBe(sum.trades);
      }
    }
  });

  it("opens each candle where the one before closed, inside its high and low", () => {
    for (const pair of pairs) {
      for (const length of [DAY, HOUR, MINUTE]) {
        const candles = parts(pair, NOW - 50 * length, length, 50);
        candles.forEach((candle, n) => {
          if (n > 0) expect(candle.open).toBe(candles[n - 1]?.close);
          expect(candle.high).toBeGreaterThanOrEqual(Math.max(candle.open, candle.close));
          expect(candle.low).toBeLessThanOrEqual(Math.min(candle.open, candle.close));
          const average = candle.turnover / (candle.volume * pair.profile.step);
          expect(average).toBeLessThanOrEqual(Math.exp(candle.high) * 1.000001);
          expect(average).toBeGreaterThanOrEqual(Math.exp(candle.low) * 0.999999);
        });
      }
    }
  });

  it("keeps each price in its order of magnitude over two years", () => {
    for (const pair of all) {
      const { high, low } = market.stretch(pair, NOW - 730 * DAY, NOW);
      expect(priceOf(pair.profile, low)).toBeGreaterThan(pair.profile.price / 10);
      expect(priceOf(pair.profile, high)).toBeLessThan(pair.profile.price * 10);
    }
    const { high, low } = market.stretch(market.pair("USDCUSDT"), NOW - 730 * DAY, NOW);
    expect(Math.exp(high - low)).toBeLessThan(1.02);
  });

  it("moves together: large coins follow Bitcoin, a dollar coin does not", () => {
    const bitcoin = moves(market.pair("BTCUSDT"));
    expect(correlation(bitcoin, moves(market.pair("ETHUSDT")))).toBeGreaterThan(0.6);
    expect(correlation(bitcoin, moves(market.pair("DOGEUSDT")))).toBeGreaterThan(0.4);
    expect(Math.abs(correlation(bitcoin, moves(market.pair("USDCUSDT"))))).toBeLessThan(0.2);
  });

  it("has wild and quiet times: the size of a move resembles the size of the one before", () => {
    const sizes = moves(market.pair("BTCUSDT")).map(Math.abs);
    expect(correlation(sizes.slice(1), sizes.slice(0, -1))).toBeGreaterThan(0.1);
  });

  it("never moves a tenth within a second", () => {
    const pair = market.pair("PEPEUSDT");
    for (let second = NOW - HOUR; second < NOW; second++) {
      expect(Math.abs(pair.instrument.level(second + 1) - pair.instrument.level(second))).toBeLessThan(0.1);
    }
  });

  it("numbers trades without a hole", () => {
    const pair = market.pair("BTCUSDT");
    const [from, to] = [NOW - DAY - 77, NOW - 33];
    expect(market.tradesBefore(pair, to) - market.tradesBefore(pair, from)).toBe(market.stretch(pair, from, to).trades);
  });

  it("begins on 2022-01-01", () => {
    expect(() => market.pair("BTCUSDT").instrument.level(Date.UTC(2021, 11, 31) / 1000)).toThrow(RangeError);
  });
});
