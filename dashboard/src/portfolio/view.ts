/** Where the figures of a portfolio page come from: the live stream, or the past. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { HoldingValue, ValuationTotals } from "../../../src/domain/valuation/valuation.ts";
import type { Holdings } from "../api/types.ts";
import * as live from "../state/valuation.ts";

export interface PortfolioView {
  /** Null: now, and moving. */
  readonly at: string | null;
  readonly base: ReadonlySignal<string>;
  readonly asOf: ReadonlySignal<string | null>;
  readonly totals: ReadonlySignal<ValuationTotals | null>;
  /** Ids, largest value first. */
  readonly order: ReadonlySignal<readonly string[]>;
  /** Each holding for itself, so that a tick repaints its cells and no others. */
  readonly holdingOf: (asset: string) => ReadonlySignal<HoldingValue> | undefined;
}

export const LIVE: PortfolioView = {
  at: null,
  base: live.base,
  asOf: live.asOf,
  totals: live.totals,
  order: live.order,
  holdingOf: live.holdingOf,
};

/** What was held at a time, as the ledger is known now; undefined while it is on its way. */
export function viewAsOf(at: string, answer: ReadonlySignal<Holdings | undefined>): PortfolioView {
  const holdings = computed(
    () =>
      new Map(
        (answer.value?.holdings ?? []).map((holding) => [holding.asset, signal(holding as unknown as HoldingValue)]),
      ),
  );
  return {
    at,
    base: computed(() => answer.value?.base ?? "fiat:usd"),
    asOf: computed(() => answer.value?.asOf ?? null),
    totals: computed(() => (answer.value?.totals as ValuationTotals | undefined) ?? null),
    order: computed(() => [...holdings.value.keys()]),
    holdingOf: (asset) => holdings.value.get(asset),
  };
}
