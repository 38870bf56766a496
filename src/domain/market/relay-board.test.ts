import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { BoardPrice, PriceFrame } from "./price.ts";
import { RelayBoard } from "./relay-board.ts";

const BTC = "bitcoin" as AssetId;
const ETH = "ethereum" as AssetId;
const price = (at: number, text = String(at)): BoardPrice => ({
  price: text,
  quote: "tether" as AssetId,
  open24h: null,
  source: "binance",
  at,
});
const frame = (
  type: PriceFrame["type"],
  epoch: number,
  seq: number,
  prices: Record<AssetId, BoardPrice>,
): PriceFrame => ({
  type,
  epoch,
  seq,
  freshUntil: { binance: seq },
  prices,
});

describe("RelayBoard", () => {
  it("takes a snapshot, then changes, and says what they changed", () => {
    const board = new RelayBoard();
    expect(board.apply(frame("snapshot", 1, 1, { [BTC]: price(1), [ETH]: price(1) }))).toEqual({
      kind: "applied",
      changed: [BTC, ETH],
    });
    expect(board.apply(frame("changes", 1, 2, { [BTC]: price(2), [ETH]: price(1) }))).toEqual({
      kind: "applied",
      changed: [BTC],
    });
    expect(board.frame("changes", [ETH, "nosuchcoin" as AssetId])).toMatchObject({
      epoch: 1,
      seq: 2,
      prices: { [ETH]: price(1) },
    });
  });

  it("drops what an older socket or an older life of the feed still says", () => {
    const board = new RelayBoard();
    board.apply(frame("snapshot", 2, 5, { [BTC]: price(5) }));
    for (const late of [frame("changes", 2, 5, { [BTC]: price(9) }), frame("snapshot", 1, 99, { [BTC]: price(9) })]) {
      expect(board.apply(late)).toEqual({ kind: "dropped" });
    }
    expect(board.frame("snapshot", null).prices).toEqual({ [BTC]: price(5) });
  });

  it("knows that it lost its board", () => {
    const board = new RelayBoard();
    expect(board.apply(frame("changes", 1, 7, { [BTC]: price(1) }))).toEqual({ kind: "lost" });
    expect(board.known).toBe(false);
  });

  it("has nothing to tell after the empty snapshot of a new feed", () => {
    const board = new RelayBoard();
    board.apply(frame("snapshot", 1, 1, {}));
    expect(board.known).toBe(false);
    board.apply(frame("changes", 1, 2, { [BTC]: price(1) }));
    expect(board.known).toBe(true);
  });

  it("never shows an older price than before, whatever frames come in whatever order", () => {
    const frames = fc.array(
      fc.record({
        type: fc.constantFrom("snapshot" as const, "changes" as const),
        epoch: fc.integer({ min: 1, max: 3 }),
        seq: fc.integer({ min: 1, max: 20 }),
        at: fc.integer({ min: 1, max: 50 }),
      }),
    );
    fc.assert(
      fc.property(frames, (sent) => {
        const board = new RelayBoard();
        let shown = 0;
        for (const { type, epoch, seq, at } of sent) {
          board.apply(frame(type, epoch, seq, { [BTC]: price(at) }));
          const last = board.frame("snapshot", null).prices[BTC]?.at ?? shown;
          expect(last).toBeGreaterThanOrEqual(shown);
          shown = last;
        }
      }),
    );
  });
});
