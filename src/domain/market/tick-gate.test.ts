import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Tick } from "./price.ts";
import type { GateState } from "./tick-gate.ts";
import { gateRules, judge, NOTHING_SEEN } from "./tick-gate.ts";

const rules = gateRules({ maxMove: 0.2, confirmations: 3, confirmAfterMs: 5_000 });
const T0 = 1_700_000_000_000;
const at = (seconds: number) => T0 + seconds * 1000;
const tick = (price: string, time = T0, open24h: string | null = null): Tick => ({
  venue: "binance",
  asset: "bitcoin" as AssetId,
  quote: "tether" as AssetId,
  price,
  open24h,
  at: time,
});

/** Feeds ticks one after the other, each at its own venue time unless `now` says otherwise. */
function run(...ticks: readonly (Tick & { now?: number })[]) {
  let state: GateState = NOTHING_SEEN;
  const verdicts = ticks.map((entry) => {
    const [next, verdict] = judge(state, entry, entry.now ?? entry.at, rules);
    state = next;
    return verdict.kind === "refused" ? verdict.reason : verdict.kind;
  });
  return { verdicts, price: state.last?.price ?? null, state };
}

describe("a single tick", () => {
  it("is kept as canonical text, with its source and the venue's time", () => {
    expect(run(tick("10456.56000000", T0, "10884.90000000")).state.last).toEqual({
      price: "10456.56",
      quote: "tether",
      open24h: "10884.9",
      source: "binance",
      at: T0,
    });
  });

  it.each([
    ["NaN", "malformed"],
    ["Infinity", "malformed"],
    ["1e5", "malformed"],
    ["", "malformed"],
    ["100000000000000000000000", "malformed"],
    ["0.00000000", "not_positive"],
    ["-1.5", "not_positive"],
    ["-0", "not_positive"],
  ])("of price %j is refused as %s", (price, reason) => {
    expect(run(tick(price))).toMatchObject({ verdicts: [reason], price: null });
  });

  it("without a usable price of the day before keeps its own price", () => {
    expect(run(tick("5", T0, "0.00000000")).state.last).toMatchObject({ price: "5", open24h: null });
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("at the impossible time %d is refused", (time) => {
    expect(run({ ...tick("5", time), now: T0 }).verdicts).toEqual(["malformed"]);
  });
});

describe("time", () => {
  it("never runs backwards", () => {
    expect(run(tick("100", T0), { ...tick("101", T0 - 1), now: T0 + 5 })).toMatchObject({
      verdicts: ["accepted", "old"],
      price: "100",
    });
  });

  it("may be ahead of ours by a bounded difference of clocks", () => {
    expect(run({ ...tick("100", T0 + rules.maxAheadMs), now: T0 }).verdicts).toEqual(["accepted"]);
    expect(run({ ...tick("100", T0 + rules.maxAheadMs + 1), now: T0 }).verdicts).toEqual(["future"]);
  });

  it("shown is never later than when the tick came, and the venue's own order holds all the same", () => {
    const ahead = run({ ...tick("100", T0 + 3_000), now: T0 }, { ...tick("101", T0 + 2_000), now: T0 + 1_000 });
    expect(ahead).toMatchObject({ verdicts: ["accepted", "old"], price: "100" });
    expect(ahead.state.last?.at).toBe(T0);
  });

  it("of a repeated frame changes nothing and is no fault", () => {
    expect(run(tick("100"), tick("100.00")).verdicts).toEqual(["accepted", "repeated"]);
  });
});

describe("refusals", () => {
  it("are dated by the first since the last tick that was believed", () => {
    const lied = run(tick("100", at(0)), tick("-1", at(1)), tick("0", at(2)));
    expect(lied.state.refusedSince).toBe(at(1));
    expect(run(tick("100", at(0)), tick("-1", at(1)), tick("101", at(2))).state.refusedSince).toBeNull();
  });
});

describe("a jump", () => {
  it("of exactly the bound passes, of more waits", () => {
    expect(run(tick("100", at(0)), tick("120", at(1))).verdicts).toEqual(["accepted", "accepted"]);
    expect(run(tick("100", at(0)), tick("120.01", at(1)))).toMatchObject({
      verdicts: ["accepted", "jump"],
      price: "100",
    });
    expect(run(tick("100", at(0)), tick("79.99", at(1))).verdicts).toEqual(["accepted", "jump"]);
  });

  it("is believed with the third tick near it", () => {
    const jumped = run(
      tick("100", at(0)),
      tick("150", at(1)),
      tick("151", at(2)),
      tick("149", at(3)),
      tick("152", at(4)),
    );
    expect(jumped).toMatchObject({ verdicts: ["accepted", "jump", "jump", "jump", "accepted"], price: "152" });
  });

  it("is believed by one tick near it after five seconds", () => {
    expect(run(tick("100", at(0)), tick("150", at(1)), tick("150", at(6)))).toMatchObject({
      verdicts: ["accepted", "jump", "accepted"],
      price: "150",
    });
  });

  it("is not confirmed by copies of the same frame", () => {
    const copies = Array.from({ length: 5 }, () => tick("150", at(1)));
    expect(run(tick("100", at(0)), ...copies).price).toBe("100");
  });

  it("is forgotten when the next tick is where the price was", () => {
    const spike = run(tick("100", at(0)), tick("500", at(1)), tick("101", at(2)), tick("500", at(9)));
    expect(spike).toMatchObject({ verdicts: ["accepted", "jump", "accepted", "jump"], price: "101" });
  });

  it("elsewhere starts its own count", () => {
    const wild = run(
      tick("100", at(0)),
      tick("200", at(1)),
      tick("400", at(2)),
      tick("200", at(3)),
      tick("400", at(4)),
    );
    expect(wild.price).toBe("100");
  });

  it("is no jump when the pair's quote has changed", () => {
    expect(run(tick("100", at(0)), { ...tick("0.5", at(1)), quote: "bitcoin" as AssetId }).verdicts).toEqual([
      "accepted",
      "accepted",
    ]);
  });
});
