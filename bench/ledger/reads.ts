import type { AssetId } from "../../src/domain/ids.ts";
import { USD } from "../../src/domain/ids.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/ledger/settings.ts";
import type { FoldSettings } from "../../src/domain/ledger/settings.ts";
import { timelineOf } from "../../src/domain/ledger/timeline.ts";
import type { Transaction } from "../../src/domain/ledger/transaction.ts";
import type { PriceData } from "../../src/domain/market/book/price-book.ts";
import { PriceBook } from "../../src/domain/market/book/price-book.ts";
import { performanceAnswer } from "../../src/domain/portfolio/answers/performance.ts";
import type { PerformanceAnswer } from "../../src/domain/portfolio/answers/performance.ts";
import { historyAnswer } from "../../src/domain/portfolio/answers/history.ts";
import type { Looked } from "../../src/domain/portfolio/answers/head.ts";
import { dayPoints } from "../../src/domain/portfolio/day-points.ts";
import { historyTimes } from "../../src/domain/portfolio/history.ts";
import { measureIn } from "../../src/domain/portfolio/performance.ts";
import { DAY_MS } from "../../src/domain/returns/period.ts";

/** Reads of a portfolio as its object answers them, without D1: a year of days of some coins is in memory. */

export const COINS = 20;
export const YEAR = 365;
/** The last row of the ledger is of the evening before. */
export const endOf = (rows: readonly Transaction[]): number =>
  Math.ceil((rows.at(-1)?.at ?? 0) / DAY_MS) * DAY_MS + DAY_MS;

/** Closes of days for all coins, in dollars by way of tether, up to `end`: what D1 gives. */
export function closesUntil(end: number): PriceData {
  const coins = Array.from({ length: COINS }, (_, i) => `coin-${i}` as AssetId);
  const pairs = coins.map((asset, id) => ({
    id,
    asset,
    quote: "tether" as AssetId,
    venue: "binance",
    symbol: `${asset}/USDT`,
    preference: 1,
    validFrom: 0,
    validTo: null,
  }));
  const days = YEAR + 10;
  const closes = new Map(
    coins.map((_, id) => [
      id,
      {
        "1d": Array.from({ length: days }, (_day, n) => ({
          openTime: end - (days - n) * DAY_MS,
          close: (100 + id + Math.sin(n / 20 + id) * 20).toFixed(4),
        })),
      },
    ]),
  );
  return {
    pairs: new Map(pairs.map((pair) => [pair.asset, [pair]])),
    closes,
    rates: new Map(),
    pegs: new Map([["tether" as AssetId, "usd"]]),
    own: new Map(),
    board: null,
    ledger: null,
  };
}

/** The ledger folded along time. */
export function studyOf(rows: readonly Transaction[], closes: PriceData): Looked {
  const book = new PriceBook(closes);
  const settings: FoldSettings = { ...DEFAULT_SETTINGS, base: USD };
  const known = new Map<string, ReturnType<PriceBook["at"]>>();
  const priceOf = (asset: AssetId, at: number) => {
    const key = `${asset} ${at}`;
    const price = known.get(key);
    if (price !== undefined) return price;
    const found = book.at(asset, at, USD);
    known.set(key, found);
    return found;
  };
  const folded = timelineOf(rows, settings, (asset, at) => priceOf(asset, at)?.price ?? ("100" as never));
  if (!folded.ok) throw new Error("the ledger cannot be");
  return { timeline: folded.timeline, settings, priceOf, version: 1, simulated: false };
}

/** A year's performance, as JSON. */
export function performanceOfYear(study: Looked, to: number): PerformanceAnswer {
  const measured = measureIn(study, to - YEAR * DAY_MS, to);
  const query = { base: null, method: null, period: "1y", from: null, to, timing: "cut", benchmark: null } as const;
  return performanceAnswer(
    study,
    { ...query, explain: false },
    {
      measured,
      points: dayPoints(study, measured),
      lastDay: measureIn(study, to - DAY_MS, to),
      benchmark: null,
      books: null,
    },
  );
}

export const historyOfYear = (study: Looked, to: number) =>
  historyAnswer(study, to, "daily", historyTimes("daily", to - YEAR * DAY_MS, to));
