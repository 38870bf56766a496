import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { Board } from "./board.ts";
import type { Tick } from "./price.ts";
import { gateRules } from "./tick-gate.ts";

const T0 = 1_700_000_000_000;
const ASSETS = ["bitcoin", "ethereum", "solana"] as AssetId[];

/** Ticks as a bad venue would send them: wild prices, times in any order. */
const ticks = fc.array(
  fc.record({
    venue: fc.constant("binance" as const),
    asset: fc.constantFrom(...ASSETS),
    quote: fc.constant("tether" as AssetId),
    price: fc.oneof(
      fc.integer({ min: 90, max: 130 }).map(String),
      fc.constantFrom("0", "-5", "NaN", "1e9", "1000000", "0.00000001"),
    ),
    open24h: fc.constant(null),
    at: fc.integer({ min: T0 - 20_000, max: T0 + 200_000 }),
  }),
  { maxLength: 80 },
);

describe("Board", () => {
  it("never shows a tick older than the one it showed, nor one that is no price", () => {
    fc.assert(
      fc.property(ticks, (sent: Tick[]) => {
        const board = new Board(gateRules(0.2));
        const shown = new Map<AssetId, number>();
        sent.forEach((tick, i) => {
          const now = T0 + i * 500;
          board.apply(tick, now);
          for (const asset of ASSETS) {
            const last = board.prices()[asset];
            if (last === undefined) continue;
            expect(last.at).toBeGreaterThanOrEqual(shown.get(asset) ?? 0);
            expect(last.at).toBeLessThanOrEqual(now + 60_000);
            expect(Number(last.price)).toBeGreaterThan(0);
            shown.set(asset, last.at);
          }
        });
      }),
    );
  });

  it("counts every judgement exactly once", () => {
    fc.assert(
      fc.property(ticks, (sent: Tick[]) => {
        const board = new Board(gateRules(0.2));
        sent.forEach((tick, i) => board.apply(tick, T0 + i * 500));
        expect(Object.values(board.counters()).reduce((sum, n) => sum + n, 0)).toBe(sent.length);
      }),
    );
  });

  it("goes on from the prices it was given", () => {
    const last = { price: "100", quote: "tether" as AssetId, open24h: null, source: "binance" as const, at: T0 };
    const board = new Board(gateRules(0.2), { ["bitcoin" as AssetId]: last });
    const older = { venue: "binance" as const, asset: "bitcoin" as AssetId, quote: "tether" as AssetId, open24h: null };
    board.apply({ ...older, price: "101", at: T0 - 1 }, T0);
    expect(board.pick(["bitcoin", "nosuchcoin"] as AssetId[])).toEqual({ bitcoin: last });
    expect(board.counters()).toMatchObject({ accepted: 0, old: 1 });
  });
});
