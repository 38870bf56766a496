import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { USD } from "../ids.ts";
import type { MarketRules } from "./market-board.ts";
import { MarketBoard } from "./market-board.ts";
import type { BoardPrice, PriceSource, Tick, Venue } from "./price.ts";
import { VENUES } from "./price.ts";
import { gateRules } from "./tick-gate.ts";

const T0 = 1_700_000_000_000;
const at = (seconds: number) => T0 + seconds * 1000;
const BTC = "bitcoin" as AssetId;
const TETHER = "tether" as AssetId;
const stream = { fitMs: 6_000, staleMs: 15_000, settleMs: 5_000 };
const RULES: MarketRules = {
  gate: gateRules({ maxMove: 0.2, confirmations: 3, confirmAfterMs: 5_000 }),
  choice: { refusedMs: 5_000, quietMs: 120_000 },
  standing: {
    binance: stream,
    coinbase: stream,
    kraken: stream,
    coingecko: { fitMs: 615_000, staleMs: 615_000, settleMs: 0 },
  },
  maxApart: 0.02,
  opinionMs: 60_000,
};
const ORDER = ["binance", "coinbase", "kraken", "coingecko"] as const;

function market(known?: { prices: Record<AssetId, BoardPrice>; freshUntil: object }) {
  const board = new MarketBoard(RULES, known);
  board.prefer(new Map([[BTC, ORDER]]));
  return {
    board,
    says: (venue: PriceSource, price: string, seconds: number, more: Partial<Tick> = {}) =>
      board.apply(
        venue,
        [{ venue, asset: BTC, quote: USD, price, open24h: null, at: at(seconds), ...more }],
        at(seconds),
      ),
    shown: () => board.prices()[BTC],
    review: (seconds: number) => board.review(at(seconds)),
  };
}

describe("the price of a coin", () => {
  it("is the preferred venue's while it is heard, whoever speaks last", () => {
    const { says, shown } = market();
    says("kraken", "99", 0);
    expect(shown()).toMatchObject({ source: "kraken", price: "99" });
    says("binance", "100", 1);
    says("kraken", "99.1", 2);
    expect(shown()).toMatchObject({ source: "binance", price: "100" });
  });

  it("is the next venue's once the preferred one is silent, and comes back when that one has settled", () => {
    const { says, shown, review } = market();
    says("binance", "100", 0);
    says("kraken", "99.9", 3);
    says("kraken", "99.8", 6);
    review(6);
    expect(shown()?.source, "six seconds are a pause").toBe("binance");
    says("kraken", "99.7", 7);
    expect(shown()).toMatchObject({ source: "kraken", price: "99.7" });
    says("binance", "100.1", 8);
    expect(shown()?.source, "it has only just come back").toBe("kraken");
    says("kraken", "99.6", 10);
    says("binance", "100.2", 12);
    says("binance", "100.3", 13);
    expect(shown()).toMatchObject({ source: "binance", price: "100.3" });
  });

  it("changes its venue at a review too, where nobody speaks", () => {
    const { says, shown, review, board } = market();
    says("binance", "100", 0);
    says("kraken", "99.9", 4);
    board.beat("kraken", at(7));
    expect(review(7)).toEqual([BTC]);
    expect(shown()).toMatchObject({ source: "kraken", at: at(4) });
    expect(review(8)).toEqual([]);
  });

  it("is not taken from a venue whose word is older than what is shown", () => {
    const { says, shown, review, board } = market();
    says("kraken", "99.9", 0);
    says("binance", "100", 1);
    board.beat("kraken", at(7));
    review(8);
    expect(shown()).toMatchObject({ source: "binance", at: at(1) });
    says("kraken", "99.9", 9);
    expect(shown()).toMatchObject({ source: "kraken", at: at(9) });
  });

  it("is the others' where one venue stands apart from two, and that is counted", () => {
    const { says, shown, board } = market();
    says("binance", "100", 0);
    says("coinbase", "100.1", 0.5);
    says("kraken", "99.9", 0.5);
    says("binance", "103", 1);
    expect(shown()).toMatchObject({ price: "100.1", source: "coinbase" });
    expect(board.state("binance", at(1)).counters).toMatchObject({ accepted: 2, apart: 1 });
    says("coinbase", "102.5", 2);
    says("kraken", "102.6", 2);
    says("binance", "103.1", 3);
    expect(shown(), "they have followed").toMatchObject({ source: "binance", price: "103.1" });
  });

  it("is compared in dollars: a stablecoin that has lost its peg makes nobody a liar", () => {
    const { says, shown, board } = market();
    says("kraken", "0.9", 0, { asset: TETHER });
    says("coinbase", "90", 1);
    says("kraken", "90", 1);
    says("binance", "100", 2, { quote: TETHER });
    expect(shown()).toMatchObject({ source: "binance", quote: TETHER });
    expect(board.state("binance", at(2)).counters.apart).toBe(0);
  });

  it("of a pair of which only nonsense comes is left to others, while the venue's other pairs are fine", () => {
    const { says, shown } = market();
    const alive = (seconds: number) => says("binance", "3000", seconds, { asset: "ethereum" as AssetId });
    says("binance", "100", 0);
    for (let second = 1; second <= 7; second++) {
      alive(second);
      says("binance", "-5", second);
      says("kraken", `99.${second}`, second);
    }
    expect(shown()).toMatchObject({ source: "kraken", price: "99.7" });
  });

  it("that is quiet is shown on, until another venue's is two minutes younger", () => {
    const { says, shown, board } = market();
    const alive = (seconds: number) => says("binance", "3000", seconds, { asset: "ethereum" as AssetId });
    says("binance", "100", 0);
    for (let second = 1; second <= 121; second++) {
      alive(second);
      says("kraken", "99", second);
      if (second === 120) expect(shown()).toMatchObject({ source: "binance", price: "100" });
    }
    expect(shown()?.source).toBe("kraken");
    expect(board.freshUntil().binance).toBe(at(121) + 15_000);
  });

  it("goes on from an earlier life, and never back before it", () => {
    const last: BoardPrice = { price: "100", quote: USD, open24h: null, source: "binance", at: T0 };
    const { says, shown } = market({ prices: { [BTC]: last }, freshUntil: { binance: T0 + 9 } });
    says("kraken", "90", -1);
    expect(shown()).toEqual(last);
    says("kraken", "90.5", 1);
    expect(shown()).toMatchObject({ source: "kraken", price: "90.5" });
  });
});

describe("who serves a coin", () => {
  it("nobody, where no venue is heard, has the pair, or had a trade for long", () => {
    const { says, board } = market();
    const other = "leo-token" as AssetId;
    expect(board.unserved([BTC, other], at(0), 600_000)).toEqual([BTC, other]);
    says("binance", "100", 0);
    says("coingecko", "5", 0, { asset: other });
    expect(board.unserved([BTC, other], at(1), 600_000), "CoinGecko is no venue").toEqual([other]);
    expect(board.unserved([BTC], at(7), 600_000)).toEqual([BTC]);
    says("binance", "3000", 700, { asset: "ethereum" as AssetId });
    expect(board.unserved([BTC], at(700), 600_000)).toEqual([BTC]);
  });

  it("the last source, only where no venue does", () => {
    const { says, shown, review } = market();
    says("binance", "100", 0);
    says("coingecko", "101", 1);
    expect(shown()?.source).toBe("binance");
    says("coingecko", "102", 6);
    review(7);
    expect(shown()).toMatchObject({ source: "coingecko", price: "102" });
    says("binance", "100.5", 8);
    says("binance", "100.6", 13);
    expect(shown()).toMatchObject({ source: "binance", price: "100.6" });
  });
});

describe("freshness", () => {
  it("is put off by ticks that are believed and by heartbeats, not by lies", () => {
    const { says, board } = market();
    expect(board.freshUntil()).toEqual({});
    says("kraken", "100", 0);
    board.beat("kraken", at(5));
    expect(board.freshUntil()).toEqual({ kraken: at(20) });
    says("kraken", "-1", 10);
    expect(board.freshUntil()).toEqual({ kraken: at(20) });
  });

  it("of an earlier life is not taken back by a later one", () => {
    const { says, board } = market({ prices: {}, freshUntil: { binance: T0 + 20_000 } });
    says("binance", "100", 1);
    expect(board.freshUntil()).toEqual({ binance: T0 + 20_000 });
  });
});

/** What bad venues do, step by step: wild prices, times in any order, silence, beats. */
const steps = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 9_000 }),
    venue: fc.constantFrom(...ORDER),
    what: fc.constantFrom("tick", "tick", "tick", "beat", "review"),
    price: fc.oneof(
      fc.integer({ min: 90, max: 130 }).map(String),
      fc.constantFrom("0", "-5", "NaN", "1e9", "1000000", "0.00000001"),
    ),
    lag: fc.integer({ min: -5_000, max: 20_000 }),
    quote: fc.constantFrom(USD, TETHER),
  }),
  { maxLength: 80 },
);

describe("whatever venues send", () => {
  it("what is shown never gets older, is a price, and each change is told exactly once", () => {
    fc.assert(
      fc.property(steps, (sent) => {
        const { board } = market();
        let shown: BoardPrice | undefined;
        let now = T0;
        for (const { after, venue, what, price, lag, quote } of sent) {
          now += after;
          const tick: Tick = { venue, asset: BTC, quote, price, open24h: null, at: now - lag };
          if (what === "beat") board.beat(venue, now);
          const changed =
            what === "beat" ? [] : what === "review" ? board.review(now) : board.apply(venue, [tick], now).changed;
          const next = board.prices()[BTC];
          expect(changed).toEqual(next === shown ? [] : [BTC]);
          if (next === undefined || next === shown) continue;
          expect(next.at).toBeLessThanOrEqual(now);
          expect(Number(next.price)).toBeGreaterThan(0);
          if (shown !== undefined) {
            expect(next.at).toBeGreaterThanOrEqual(shown.at);
            expect({ ...next }).not.toEqual({ ...shown });
            if (next.source !== shown.source) expect(next.at).toBeGreaterThan(shown.at);
          }
          shown = next;
        }
      }),
    );
  });

  it("once they are honest again the preferred one's price is shown", () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...VENUES), (sent, preferred: Venue) => {
        const { board } = market();
        board.prefer(new Map([[BTC, [preferred, ...ORDER.filter((source) => source !== preferred)]]]));
        let now = T0;
        for (const { after, venue, price, lag, quote } of sent) {
          now += after;
          board.apply(venue, [{ venue, asset: BTC, quote, price, open24h: null, at: now - lag }], now);
        }
        // A clock that ran ahead by up to a minute has to be waited for.
        for (let second = 1; second <= 75; second++) {
          now += 1_000;
          for (const venue of VENUES) {
            const price = `100.${second}`;
            board.apply(venue, [{ venue, asset: BTC, quote: USD, price, open24h: null, at: now }], now);
          }
          board.review(now);
        }
        expect(board.prices()[BTC]).toMatchObject({ source: preferred, price: "100.75", at: now });
      }),
    );
  });
});
