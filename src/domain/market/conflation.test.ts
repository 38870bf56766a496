import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { Conflation } from "./conflation.ts";

const rules = { intervalMs: 1000, keepAliveMs: 5000 };
const btc = "bitcoin" as AssetId;
const eth = "ethereum" as AssetId;

describe("Conflation", () => {
  it("lets the first change after a quiet interval go at once", () => {
    const receiver = new Conflation(rules, 0);
    receiver.note(btc);
    expect(receiver.dueAt()).toBeLessThanOrEqual(3000);
    expect(receiver.take(3000)).toEqual([btc]);
  });

  it("holds later ones until the interval is over, then sends them together", () => {
    const receiver = new Conflation(rules, 0);
    receiver.note(btc);
    receiver.note(eth);
    receiver.note(btc);
    expect(receiver.dueAt()).toBe(1000);
    expect(receiver.take(1000)).toEqual([btc, eth]);
  });

  it("is due again after the longest silence, with nothing to say", () => {
    const receiver = new Conflation(rules, 0);
    expect(receiver.dueAt()).toBe(5000);
    expect(receiver.take(5000)).toEqual([]);
    expect(receiver.dueAt()).toBe(10_000);
  });

  it("leaves the receiver with the board's last prices, in at most one frame an interval", () => {
    const changes = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 1500 }), asset: fc.constantFrom(btc, eth), price: fc.nat() }),
    );
    fc.assert(
      fc.property(changes, (steps) => {
        const board = new Map<AssetId, number>();
        const received = new Map<AssetId, number>();
        const sentAt = [0];
        const receiver = new Conflation(rules, 0);
        let now = 0;
        const deliverUntil = (end: number) => {
          for (let due = receiver.dueAt(); due <= end; due = receiver.dueAt()) {
            const at = Math.max(due, now);
            for (const asset of receiver.take(at)) received.set(asset, board.get(asset) ?? -1);
            sentAt.push(at);
          }
        };
        for (const { after, asset, price } of steps) {
          deliverUntil(now + after);
          now += after;
          board.set(asset, price);
          receiver.note(asset);
          deliverUntil(now);
        }
        deliverUntil(now + rules.intervalMs);
        expect(received).toEqual(board);
        const gaps = sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? 0));
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(rules.intervalMs);
        for (const gap of gaps) expect(gap).toBeLessThanOrEqual(rules.keepAliveMs);
      }),
    );
  });
});
