import type { AssetId } from "../../../domain/ids.ts";
import type { CandleInterval } from "../../../domain/market/candle.ts";
import { CARRY_MS, INTERVAL_MS } from "../../../domain/market/candle.ts";
import type { Span } from "../../../domain/market/candles/bar.ts";
import { KEPT_MS } from "../../../domain/market/candles/bar.ts";
import type { DatedPair } from "../../../domain/market/book/dated-pair.ts";
import { preferredAt, reignsWithin } from "../../../domain/market/book/dated-pair.ts";
import type { Close } from "../../../domain/market/book/price-book.ts";
import type { CoreDb } from "../../../storage/database.ts";
import type { CloseAsk } from "../../../storage/queries/candles.ts";
import { closesBefore, closesWithin } from "../../../storage/queries/candles.ts";
import type { PriceWants } from "./price-wants.ts";

type Kinds = Partial<Record<CandleInterval, readonly Close[]>>;

/** Places that one statement asks about: its list is one parameter, of at most 2 MB. */
const ASKS_A_STATEMENT = 5_000;
/** Rows that one answer brings, about. */
const ROWS_A_STATEMENT = 20_000;

/** Closes that were read once, by pair and kind, in order of time. */
export class CloseShelf {
  readonly closes = new Map<number, Kinds>();
  readonly #spans = new Map<string, Span>();
  readonly #asked = new Set<string>();

  /** Whether there was anything to be read; then what was priced before may be priced better now. */
  async fill(
    db: CoreDb,
    wants: PriceWants,
    pairs: ReadonlyMap<AssetId, readonly DatedPair[]>,
    now: number,
  ): Promise<boolean> {
    const [spans, asks] = [this.#spansOf(wants, pairs), this.#asksOf(wants, pairs, now)];
    await Promise.all([
      ...spans.map((some) => this.#readSpans(db, some)),
      ...asks.map((some) => this.#readAsks(db, some)),
    ]);
    return spans.length > 0 || asks.length > 0;
  }

  #spansOf(wants: PriceWants, pairs: ReadonlyMap<AssetId, readonly DatedPair[]>) {
    const missing: { pairId: number; interval: CandleInterval; from: number; to: number }[] = [];
    for (const { asset, interval, span } of wants.spans) {
      const begin = span.from - CARRY_MS - INTERVAL_MS[interval];
      for (const of of withQuotes(asset, pairs))
        for (const reign of reignsWithin(pairs.get(of) ?? [], begin, span.to)) {
          const key = `${reign.pair.id} ${interval}`;
          const known = this.#spans.get(key);
          const { from, to } = reign;
          if (known === undefined) missing.push({ pairId: reign.pair.id, interval, from, to });
          else {
            if (from < known.from) missing.push({ pairId: reign.pair.id, interval, from, to: known.from });
            if (to > known.to) missing.push({ pairId: reign.pair.id, interval, from: known.to, to });
          }
          this.#spans.set(key, {
            from: Math.min(from, known?.from ?? from),
            to: Math.max(to, known?.to ?? to),
          });
        }
    }
    return pieces(missing, ROWS_A_STATEMENT, ({ from, to, interval }) => (to - from) / INTERVAL_MS[interval]);
  }

  #asksOf(wants: PriceWants, pairs: ReadonlyMap<AssetId, readonly DatedPair[]>, now: number): CloseAsk[][] {
    const asks: CloseAsk[] = [];
    for (const [asset, times] of wants.times)
      for (const of of withQuotes(asset, pairs))
        for (const time of times) {
          const pair = preferredAt(pairs.get(of) ?? [], time);
          if (pair === null) continue;
          for (const interval of ["1m", "1h", "1d"] as const) {
            const openedBy = Math.floor(time / INTERVAL_MS[interval]) * INTERVAL_MS[interval] - INTERVAL_MS[interval];
            const key = `${pair.id} ${interval} ${openedBy}`;
            if (this.#asked.has(key) || openedBy < now - KEPT_MS[interval] - CARRY_MS) continue;
            this.#asked.add(key);
            asks.push({ pairId: pair.id, interval, openedBy });
          }
        }
    return pieces(asks, ASKS_A_STATEMENT, () => 1);
  }

  async #readSpans(
    db: CoreDb,
    spans: readonly { pairId: number; interval: CandleInterval; from: number; to: number }[],
  ): Promise<void> {
    for (const [interval, of] of Map.groupBy(spans, (span) => span.interval))
      for (const [pairId, found] of await closesWithin(db, of, interval)) this.#put(pairId, interval, found);
  }

  async #readAsks(db: CoreDb, asks: readonly CloseAsk[]): Promise<void> {
    const found = await closesBefore(db, asks);
    for (const [pairId, of] of Map.groupBy(found, (close) => close.pairId))
      for (const [interval, closes] of Map.groupBy(of, (close) => close.interval)) this.#put(pairId, interval, closes);
  }

  #put(pairId: number, interval: CandleInterval, found: readonly Close[]): void {
    const kinds = this.closes.get(pairId) ?? {};
    const byTime = new Map([...(kinds[interval] ?? []), ...found].map((close) => [close.openTime, close]));
    const sorted = [...byTime.values()].toSorted((a, b) => a.openTime - b.openTime);
    this.closes.set(pairId, { ...kinds, [interval]: sorted });
  }
}

/** The asset and what its pairs are quoted in: both are needed for its price. */
function withQuotes(asset: AssetId, pairs: ReadonlyMap<AssetId, readonly DatedPair[]>): Set<AssetId> {
  return new Set([asset, ...(pairs.get(asset) ?? []).map(({ quote }) => quote)]);
}

function pieces<T>(items: readonly T[], most: number, sizeOf: (item: T) => number): T[][] {
  const made: T[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = sizeOf(item);
    if (size + own > most) {
      made.push([]);
      size = 0;
    }
    made.at(-1)?.push(item);
    size += own;
  }
  return made;
}
