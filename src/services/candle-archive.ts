import type { AssetId } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { Columns } from "../domain/market/candles/columns.ts";
import { columnsOf, indexAt, joined, NO_COLUMNS, part, rollUpColumns } from "../domain/market/candles/columns.ts";
import { rolledOpen } from "../domain/market/candles/roll-up.ts";
import type { ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, madeOf } from "../domain/market/candles/view.ts";
import type { CoreDb } from "../storage/database.ts";
import { coreDb } from "../storage/database.ts";
import type { ArchiveState } from "../storage/queries/candle-archive.ts";
import { archiveState, candleRows } from "../storage/queries/candle-archive.ts";
import type { PreferredPair } from "../storage/queries/candles.ts";
import { candlePair } from "./candle-pair.ts";
import type { ServiceContext } from "./context.ts";
import { fetchMoreCandles, lacksCandles } from "./fetch-more-candles.ts";

/** The closed candles of a coin's preferred pair, as figures. */
export interface Archive {
  /** `null` for a coin that no venue trades. */
  readonly pair: PreferredPair | null;
  /** From `from` on, or from where they begin. */
  readonly columns: Columns;
  /** Opening time of the first candle there is, and the end of what has closed; `null` where there is none. */
  readonly begin: number | null;
  readonly end: number | null;
  /** Another one as soon as any of these candles may be another. */
  readonly version: string;
}

/** What an isolate remembers of a series. Candles that have closed do not change, so only what came since is read. */
interface Kept {
  readonly state: ArchiveState | null;
  readonly from: number;
  readonly columns: Columns;
  readonly until: number;
}

const kept = new Map<string, Kept>();
/** Six columns of eight bytes: 10 MB. */
const MOST_BARS = 200_000;
const KEPT_MS = 60_000;
/** While candles may come in at any moment. */
const HEAD_MS = 5_000;

/** What is stored of a coin's candles from `from` on; what is lacking is fetched beside the answer, and waited for only if there is nothing. */
export async function candleArchive(
  context: ServiceContext,
  id: AssetId,
  interval: ShownInterval,
  from: number,
): Promise<Archive> {
  const now = context.clock.now();
  const pair = await candlePair(context, id, now);
  if (pair === null) return { pair, columns: NO_COLUMNS, begin: null, end: null, version: `none:${id}` };
  const { of, count } = madeOf(interval);
  const length = lengthOf(interval);
  const start = Math.max(0, rolledOpen(length, from));
  const db = coreDb(context.env);
  let series = await keptSeries(db, pair.id, of, start, now);
  if (
    lacksCandles(series.state, { from: start, to: now }, now) &&
    (await fetchMoreCandles(context, id, series.state, now))
  ) {
    series = await keptSeries(db, pair.id, of, start, now, true);
  }
  const { fromTime = null, toTime = null, listedAt = null, gaps = "" } = series.state ?? {};
  if (fromTime === null || toTime === null)
    return { pair, columns: NO_COLUMNS, begin: null, end: null, version: `${pair.id}:${interval}:` };
  const first = Math.max(fromTime, listedAt ?? 0);
  return {
    pair,
    columns: count === 1 ? since(series.columns, first) : rolled(series, length, first, toTime),
    begin: count === 1 ? first : wholeFrom(length, first, listedAt),
    end: count === 1 ? toTime : rolledOpen(length, toTime),
    version: `${pair.id}:${interval}:${fromTime}:${toTime}:${gaps}`,
  };
}

/** Where the first candle begins of which nothing was cut off by what is kept; a coin's first days are whole as they are. */
const wholeFrom = (length: number, first: number, listedAt: number | null): number =>
  listedAt !== null && first <= listedAt ? rolledOpen(length, first) : rolledOpen(length, first + length - 1);

/** Without what is no longer kept. */
const since = (columns: Columns, first: number): Columns =>
  (columns.time[0] ?? first) >= first ? columns : part(columns, indexAt(columns.time, first), columns.time.length);

const coarser = new WeakMap<Columns, Map<number, Columns>>();

function rolled({ columns, state }: Kept, length: number, first: number, toTime: number): Columns {
  const made = coarser.get(columns) ?? new Map<number, Columns>();
  coarser.set(columns, made);
  const known = made.get(length);
  if (known !== undefined) return known;
  const all = rollUpColumns(columns, length);
  const from = wholeFrom(length, first, state?.listedAt ?? null);
  const whole = part(all, indexAt(all.time, from), indexAt(all.time, rolledOpen(length, toTime)));
  made.set(length, whole);
  return whole;
}

async function keptSeries(
  db: CoreDb,
  pairId: number,
  interval: CandleInterval,
  from: number,
  now: number,
  afresh = false,
): Promise<Kept> {
  const key = `${pairId}:${interval}`;
  const known = kept.get(key);
  if (known !== undefined && known.from <= from && now < known.until && !afresh) return known;
  const state = await archiveState(db, pairId, interval);
  const next = { state, ...(await columnsFor(db, pairId, state, from, known)), until: now + restMs(state, from, now) };
  kept.delete(key);
  kept.set(key, next);
  forgetOldest();
  return next;
}

async function columnsFor(
  db: CoreDb,
  pairId: number,
  state: ArchiveState | null,
  from: number,
  known: Kept | undefined,
): Promise<Pick<Kept, "from" | "columns">> {
  if (state === null || state.fromTime === null || state.toTime === null) return { from, columns: NO_COLUMNS };
  const { interval } = state;
  const read = async (start: number, to: number) =>
    columnsOf(await candleRows(db, pairId, interval, { from: start, to }));
  const before = known?.state;
  const continues =
    known !== undefined &&
    known.from <= from &&
    before?.toTime !== undefined &&
    before.toTime !== null &&
    before.toTime <= state.toTime &&
    before.gaps === state.gaps &&
    // What came in as history lies before what is kept, or is part of it.
    (before.fromTime === state.fromTime || known.from >= (before.fromTime ?? Infinity));
  if (!continues) return { from, columns: await read(Math.max(from, state.fromTime), state.toTime) };
  if (before.toTime === state.toTime) return { from: known.from, columns: known.columns };
  return { from: known.from, columns: joined(known.columns, await read(before.toTime, state.toTime)) };
}

function restMs(state: ArchiveState | null, from: number, now: number): number {
  if (state === null || lacksCandles(state, { from, to: now }, now)) return HEAD_MS;
  return now >= (state.toTime ?? 0) + INTERVAL_MS[state.interval] ? HEAD_MS : KEPT_MS;
}

function forgetOldest(): void {
  let bars = 0;
  for (const { columns } of kept.values()) bars += columns.time.length;
  for (const [key, { columns }] of kept) {
    if (bars <= MOST_BARS || kept.size === 1) return;
    kept.delete(key);
    bars -= columns.time.length;
  }
}
