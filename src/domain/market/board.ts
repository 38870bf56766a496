import type { AssetId } from "../ids.ts";
import type { BoardPrice, PriceMap, Tick } from "./price.ts";
import type { GateRules, GateState, TickRefusal, Verdict } from "./tick-gate.ts";
import { judge, NOTHING_SEEN } from "./tick-gate.ts";

/** How often each kind of judgement was made since the board's life began. */
export type TickCounters = Readonly<Record<"accepted" | "repeated" | TickRefusal, number>>;

/** The last accepted price of each asset, with a gate before it. Deterministic: the time comes in with each tick. */
export class Board {
  readonly #rules: GateRules;
  readonly #assets = new Map<AssetId, GateState>();
  readonly #counters = { accepted: 0, repeated: 0, malformed: 0, not_positive: 0, future: 0, old: 0, jump: 0 };

  constructor(rules: GateRules, prices: PriceMap = {}) {
    this.#rules = rules;
    for (const [asset, last] of entriesOf(prices)) this.#assets.set(asset, { last, doubtful: null });
  }

  apply(tick: Tick, now: number): Verdict {
    const [state, verdict] = judge(this.#assets.get(tick.asset) ?? NOTHING_SEEN, tick, now, this.#rules);
    this.#assets.set(tick.asset, state);
    this.#counters[verdict.kind === "refused" ? verdict.reason : verdict.kind] += 1;
    return verdict;
  }

  prices(): PriceMap {
    const prices: Record<AssetId, BoardPrice> = {};
    for (const [asset, { last }] of this.#assets) if (last !== null) prices[asset] = last;
    return prices;
  }

  /** Those of the named assets that have a price. */
  pick(assets: Iterable<AssetId>): PriceMap {
    const prices: Record<AssetId, BoardPrice> = {};
    for (const asset of assets) {
      const last = this.#assets.get(asset)?.last;
      if (last) prices[asset] = last;
    }
    return prices;
  }

  counters(): TickCounters {
    return { ...this.#counters };
  }
}

/** `Object.entries` that keeps the type of the keys. */
export const entriesOf = (prices: PriceMap): [AssetId, BoardPrice][] =>
  Object.entries(prices) as [AssetId, BoardPrice][];
