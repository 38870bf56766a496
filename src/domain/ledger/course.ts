import type { Shortfall } from "./books.ts";
import type { FoldState } from "./fold.ts";
import { emptyState, foldAll } from "./fold.ts";
import type { MarketValue } from "./market.ts";
import { compareEvents } from "./order.ts";
import type { FoldSettings } from "./settings.ts";
import type { Transaction } from "./transaction.ts";

/**
 * A ledger folded, with some of the states that it went through: what changes late in it is folded on from the last state before
 * the change. States share all that lies untouched between them.
 */
export interface Course {
  /** In order. */
  readonly rows: readonly Transaction[];
  /** The state after so many rows, from none to all. */
  readonly stations: readonly Station[];
  readonly state: FoldState;
  /** The lots that left to other portfolios, as text, by transfer. */
  readonly sent: ReadonlyMap<string, string>;
}

interface Station {
  readonly count: number;
  readonly state: FoldState;
}

export type CourseResult =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly shortfall: Shortfall };

/** Rows between two states that are kept. */
const APART = 500;

/** Where rows of a ledger stand as they did in a course before, and from where on they have to be folded. */
export interface Resumption {
  readonly from: Station;
  readonly kept: readonly Station[];
  readonly sent: ReadonlyMap<string, string>;
  readonly rows: readonly Transaction[];
  /** In order, after those that stand. */
  readonly toFold: readonly Transaction[];
}

/** `before`: of the same ledger under the same settings; rows that did not change are the same objects in both. */
export function resume(
  transactions: readonly Transaction[],
  settings: FoldSettings,
  before: Course | null,
): Resumption {
  const rows = inOrder(transactions) ? transactions : transactions.toSorted(compareEvents);
  let same = 0;
  if (before !== null) {
    const most = Math.min(rows.length, before.rows.length);
    while (same < most && rows[same] === before.rows[same]) same++;
  }
  const kept = (before?.stations ?? []).filter(({ count }) => count <= same);
  const last = kept.at(-1) ?? { count: 0, state: emptyState(settings) };
  // What may have become known since is known to what comes.
  const from = { count: last.count, state: { settings, store: last.state.store } };
  const sent = new Map<string, string>();
  for (const { transferId } of rows.slice(0, from.count)) {
    const lots = transferId ? before?.sent.get(transferId) : undefined;
    if (transferId && lots !== undefined) sent.set(transferId, lots);
  }
  return { from, kept, sent, rows, toFold: rows.slice(from.count) };
}

export function courseOf({ from, kept, sent: before, rows, toFold }: Resumption, market: MarketValue): CourseResult {
  const stations = [...kept];
  const sent = new Map(before);
  let { state } = from;
  for (let done = 0; done < toFold.length;) {
    const part = toFold.slice(done, done + APART);
    const step = foldAll(state, part, market, "departures");
    if (!step.ok && step.shortfall === null) throw new RangeError("rows in order were found out of order");
    if (!step.ok) return { ok: false, shortfall: step.shortfall };
    done += part.length;
    ({ state } = step);
    for (const { transferId, lots } of step.entries.departures)
      if (transferId !== null) sent.set(transferId, JSON.stringify(lots));
    stations.push({ count: from.count + done, state });
  }
  return { ok: true, course: { rows, stations: thinned(stations), state, sent } };
}

/** One more row at a time would leave a state for each: only the last may stand close to the one before it. */
function thinned(stations: readonly Station[]): Station[] {
  const kept: Station[] = [];
  for (const [i, station] of stations.entries()) {
    const next = stations[i + 1];
    if (next === undefined || next.count - (kept.at(-1)?.count ?? 0) > APART) kept.push(station);
  }
  return kept;
}

function inOrder(rows: readonly Transaction[]): boolean {
  for (let i = 1; i < rows.length; i++)
    if (compareEvents(rows[i - 1] as Transaction, rows[i] as Transaction) > 0) return false;
  return true;
}
