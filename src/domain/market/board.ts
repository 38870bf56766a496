import type { AssetId } from "../ids.ts";
import type { BoardPrice, PriceMap, Tick } from "./price.ts";
import type { GateRules, GateState, TickRefusal, Verdict } from "./tick-gate.ts";
import { judge, NOTHING_SEEN } from "./tick-gate.ts";

/** How often each kind of judgement was made since the board's life began. */
export type TickCounters = Readonly<Record<"accepted" | "repeated" | TickRefusal, number>>;

/** The last believed price of each asset at one source, with a gate before it. Deterministic: the time comes in with each tick. */
export class Board {
  readonly #rules: GateRules;
  readonly #assets = new Map<AssetId, GateState>();
  readonly #counters = { accepted: 0, repeated: 0, malformed: 0, not_positive: 0, future: 0, old: 0, jump: 0 };

  /** `prices`: what this source had said in an earlier life. */
  constructor(rules: GateRules, prices: PriceMap = {}) {
    this.#rules = rules;
    for (const [asset, last] of entriesOf(prices)) this.#assets.set(asset, { ...NOTHING_SEEN, last, lastAt: last.at });
  }

  apply(tick: Tick, now: number): Verdict {
    const [state, verdict] = judge(this.#assets.get(tick.asset) ?? NOTHING_SEEN, tick, now, this.#rules);
    this.#assets.set(tick.asset, state);
    this.#counters[verdict.kind === "refused" ? verdict.reason : verdict.kind] += 1;
    return verdict;
  }

  last(asset: AssetId): BoardPrice | null {
    return this.#assets.get(asset)?.last ?? null;
  }

  /** Since when nothing that it said of the asset was believed; `null` while it is. */
  refusedSince(asset: AssetId): number | null {
    return this.#assets.get(asset)?.refusedSince ?? null;
  }

  counters(): TickCounters {
    return { ...this.#counters };
  }
}

/** `Object.entries` that keeps the type of the keys. */
export const entriesOf = (prices: PriceMap): [AssetId, BoardPrice][] =>
  Object.entries(prices) as [AssetId, BoardPrice][];
