/** The portfolio on screen. Each holding is a signal of its own, so that a tick repaints one row and not the table. */
import { batch, computed, signal, type Signal } from "@preact/signals";
import type { HoldingValue, ValuationFrame, ValuationTotals } from "../../../src/domain/valuation/valuation.ts";
import { api } from "../api/client.ts";
import type { Coin, Portfolio } from "../api/types.ts";
import { openValuationStream, type StreamStatus } from "../live/valuation-stream.ts";
import { me } from "./session.ts";

export const portfolios = signal<readonly Portfolio[] | null>(null);
export const selected = signal<Portfolio | null>(null);
export const coins = signal<ReadonlyMap<string, Coin>>(new Map());

export const totals = signal<ValuationTotals | null>(null);
export const asOf = signal<string | null>(null);
export const status = signal<StreamStatus>("connecting");
/** Ids in order of value, largest first; changes only when the order does. */
export const order = signal<readonly string[]>([]);
const holdings = new Map<string, Signal<HoldingValue>>();

export const holdingOf = (asset: string): Signal<HoldingValue> | undefined => holdings.get(asset);
export const symbolOf = computed(() => (asset: string) => coins.value.get(asset)?.symbol ?? asset);

let close: (() => void) | null = null;

export async function loadPortfolios(): Promise<void> {
  const [list, catalogue] = await Promise.all([api.portfolios(), api.coins()]);
  coins.value = new Map(catalogue.items.map((coin) => [coin.id, coin]));
  portfolios.value = list.items;
  select(list.items[0] ?? null);
}

export function select(portfolio: Portfolio | null): void {
  close?.();
  close = null;
  holdings.clear();
  batch(() => {
    selected.value = portfolio;
    totals.value = null;
    asOf.value = null;
    order.value = [];
  });
  if (portfolio === null) return;
  close = openValuationStream(portfolio.id, {
    frame: apply,
    status: (next) => {
      status.value = next;
    },
    signedOut: () => {
      me.value = null;
    },
  });
}

/** Leaves nothing of one person's figures behind for the next. */
export function forgetPortfolios(): void {
  select(null);
  portfolios.value = null;
}

export async function createPortfolio(name: string, idempotencyKey: string): Promise<void> {
  const created = await api.createPortfolio(name, idempotencyKey);
  portfolios.value = [...(portfolios.value ?? []), created];
  select(created);
}

function apply(frame: ValuationFrame): void {
  batch(() => {
    if (frame.type === "snapshot") {
      const held = new Set<string>(frame.holdings.map((holding) => holding.asset));
      for (const asset of holdings.keys()) if (!held.has(asset)) holdings.delete(asset);
    } else {
      for (const asset of frame.removed) holdings.delete(asset);
    }
    for (const holding of frame.holdings) {
      const known = holdings.get(holding.asset);
      if (known === undefined) holdings.set(holding.asset, signal(holding));
      else known.value = holding;
    }
    totals.value = frame.totals;
    asOf.value = frame.asOf;
    const sorted = [...holdings.values()].map((holding) => holding.value).toSorted(byValue);
    const ids = sorted.map((holding) => holding.asset as string);
    if (ids.join() !== order.value.join()) order.value = ids;
  });
}

/** Only for the order of rows on screen; a float is enough for that and is never shown. */
function byValue(a: HoldingValue, b: HoldingValue): number {
  return Number(b.value ?? -1) - Number(a.value ?? -1) || a.asset.localeCompare(b.asset);
}
