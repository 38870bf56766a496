/**
 * Live figures of the portfolio on screen. Each holding is a signal of its own, so that a tick repaints some cells and not the
 * table.
 */
import { batch, signal, type Signal } from "@preact/signals";
import type { HoldingValue, ValuationFrame, ValuationTotals } from "../../../src/domain/valuation/valuation.ts";
import { compareDecimals } from "../format/compare-decimals.ts";
import { openValuationStream } from "../live/valuation-stream.ts";
import { forgetPerson } from "./session.ts";
import { lastFrameAt, noteStatus, streamStatus } from "./stream.ts";

export const totals = signal<ValuationTotals | null>(null);
export const asOf = signal<string | null>(null);
/** What the figures are counted in. */
export const base = signal("fiat:usd");
/** Version of the ledger: what is made of transactions is asked again when it moves, whoever moved it. */
export const ledgerVersion = signal<number | null>(null);
/** Ids in order of value, largest first; changes only when the order does. */
export const order = signal<readonly string[]>([]);
const holdings = new Map<string, Signal<HoldingValue>>();

export const holdingOf = (asset: string): Signal<HoldingValue> | undefined => holdings.get(asset);

let close: (() => void) | null = null;

/**
 * Follows a portfolio; null follows none and forgets the figures.
 * @param version of its ledger as it was read, so that the first frame makes nobody ask again
 */
export function follow(portfolioId: string | null, version: number | null = null): void {
  close?.();
  close = null;
  holdings.clear();
  batch(() => {
    totals.value = null;
    asOf.value = null;
    order.value = [];
    ledgerVersion.value = version;
    lastFrameAt.value = null;
    streamStatus.value = "connecting";
  });
  if (portfolioId === null) return;
  close = openValuationStream(portfolioId, { frame: apply, status: noteStatus, signedOut: forgetPerson });
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
    base.value = frame.base;
    ledgerVersion.value = frame.version;
    lastFrameAt.value = Date.now();
    const ids = [...holdings.values()]
      .map((holding) => holding.value)
      .toSorted(byValue)
      .map(({ asset }) => asset);
    if (ids.join() !== order.value.join()) order.value = ids;
  });
}

function byValue(a: HoldingValue, b: HoldingValue): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  return compareDecimals(b.value, a.value) || a.asset.localeCompare(b.asset);
}
