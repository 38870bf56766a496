import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { Board } from "./board.ts";
import type { Tick } from "./price.ts";
import { gateRules } from "./tick-gate.ts";

const T0 = 1_700_000_000_000;
const BTC = "bitcoin" as AssetId;
const rules = gateRules({ maxMove: 0.2, confirmations: 3, confirmAfterMs: 5_000 });
const tick = (price: string, at: number): Tick => ({
  venue: "binance",
  asset: BTC,
  quote: "tether" as AssetId,
  price,
  open24h: null,
  at,
});

describe("Board", () => {
  it("counts every judgement exactly once", () => {
    const board = new Board(rules);
    const sent = [tick("100", T0), tick("100", T0), tick("0", T0 + 1), tick("x", T0 + 1), tick("99", T0 - 1)];
    for (const one of sent) board.apply(one, T0 + 5);
    expect(board.counters()).toEqual({
      accepted: 1,
      repeated: 1,
      malformed: 1,
      not_positive: 1,
      future: 0,
      old: 1,
      jump: 0,
    });
    expect(board.refusedSince(BTC)).toBe(T0 + 5);
  });

  it("goes on from the prices it was given", () => {
    const last = { price: "100", quote: "tether" as AssetId, open24h: null, source: "binance" as const, at: T0 };
    const board = new Board(rules, { [BTC]: last });
    board.apply(tick("101", T0 - 1), T0);
    expect(board.last(BTC)).toEqual(last);
    expect(board.last("nosuchcoin" as AssetId)).toBeNull();
    expect(board.counters()).toMatchObject({ accepted: 0, old: 1 });
  });
});
