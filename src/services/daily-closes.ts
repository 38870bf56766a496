import type { AssetId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import type { Series } from "../domain/indicators/series.ts";
import { coreDb } from "../storage/database.ts";
import type { DailyArchive } from "../storage/queries/daily-archives.ts";
import { dailyArchives } from "../storage/queries/daily-archives.ts";
import { closesOf } from "./closes.ts";
import type { ServiceContext } from "./context.ts";
import { fetchMoreCandles, lacksCandles } from "./fetch-more-candles.ts";

export const DAY_MS = 86_400_000;

/** What there is of coins' days. */
export interface DailyArchives {
  /** Another one as soon as any of their closes may be another. */
  readonly version: string;
  /** Of each coin its preferred pair; what is no coin is not there. */
  readonly of: ReadonlyMap<AssetId, DailyArchive>;
}

const KEPT_MS = 5_000;
const MOST_KEPT = 500;
const remembered = new Map<string, { readonly archives: DailyArchives; readonly until: number }>();
/** Coins whose history one request sets going. */
const MOST_FETCHED = 3;

/** One question to D1 for all coins. Of what is lacking from `from` on some is fetched beside the answer, as for their candles. */
export async function dailyArchivesOf(
  context: ServiceContext,
  coins: readonly AssetId[],
  from: number,
): Promise<DailyArchives> {
  const now = context.clock.now();
  const key = coins.join();
  const known = remembered.get(key);
  const archives = known !== undefined && now < known.until ? known.archives : await read(context, coins, now);
  const lacking = [...archives.of.values()].filter(
    (archive) => archive.pairId !== null && lacksCandles(stateOf(archive), { from, to: now }, now),
  );
  const waited = await Promise.all(
    lacking.slice(0, MOST_FETCHED).map((archive) => fetchMoreCandles(context, archive.asset, stateOf(archive), now)),
  );
  return waited.includes(true) ? read(context, coins, now) : archives;
}

async function read(context: ServiceContext, coins: readonly AssetId[], now: number): Promise<DailyArchives> {
  const rows = await dailyArchives(coreDb(context.env), coins);
  // The preferred pair of each coin comes first.
  const of = new Map(rows.toReversed().map((row) => [row.asset, row]));
  const version = rows.map(({ pairId, fromTime, toTime, gaps }) => `${pairId}:${fromTime}:${toTime}:${gaps}`).join();
  if (remembered.size >= MOST_KEPT) remembered.clear();
  const archives = { version, of };
  remembered.set(coins.join(), { archives, until: now + KEPT_MS });
  return archives;
}

const stateOf = ({ fromTime, toTime, listedAt }: DailyArchive) =>
  fromTime === null ? null : ({ interval: "1d", fromTime, toTime, listedAt } as const);

export interface DaySpan {
  /** Opening times of the first day and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The closed days that a question means; without `from` the last `usual`. */
export function daysOf(ask: { from: number | null; to: number | null }, usual: number, now: number): DaySpan {
  // Before 1970 there is nothing to look for, and no year before the first can be written.
  const day = (time: number) => Math.max(0, Math.floor(time / DAY_MS) * DAY_MS);
  const to = day(Math.min(ask.to ?? now, now));
  return {
    from: ask.from === null ? day(to - usual * DAY_MS) : Math.max(0, Math.ceil(ask.from / DAY_MS) * DAY_MS),
    to,
  };
}

export interface DailyCloses {
  /** When each day ended. The first is the one before the span, from whose close its first return counts. */
  readonly ended: Series;
  /** NaN on a day without one. */
  readonly of: ReadonlyMap<AssetId, Series>;
}

/** Closes of every day of the span and of the one before. */
export async function dailyCloses(
  context: ServiceContext,
  coins: readonly AssetId[],
  span: DaySpan,
  base: AssetId = USD,
): Promise<DailyCloses> {
  const first = span.from - DAY_MS;
  const days = Math.max(0, (span.to - first) / DAY_MS);
  const closes = await closesOf(context, coins, "1d", first, span.to, base);
  const column = (coin: AssetId): Series => {
    const series = new Float64Array(days).fill(Number.NaN);
    for (const { openTime, price } of closes.get(coin) ?? []) series[(openTime - first) / DAY_MS] = Number(price);
    return series;
  };
  return {
    ended: Float64Array.from({ length: days }, (_, day) => first + (day + 1) * DAY_MS),
    of: new Map(coins.map((coin) => [coin, column(coin)])),
  };
}
