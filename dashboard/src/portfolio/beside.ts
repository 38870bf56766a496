/** What stands beside a holding and is not of the portfolio: the coin's day, its week, its sentiment. */
import { useComputed, type ReadonlySignal } from "@preact/signals";
import { coinFacts } from "../api/coin-facts.ts";
import type { CoinSentiment } from "../api/types.ts";
import { useData } from "../state/data.ts";
import { useWeeks } from "./weeks.ts";

type ByCoin<T> = ReadonlySignal<ReadonlyMap<string, T>>;

export interface Beside {
  /** Share by which each coin differs from a day before. */
  readonly day: ByCoin<number | null>;
  readonly sentiment: ByCoin<CoinSentiment>;
  /** Closes of a week, by the hour; as a picture only. */
  readonly week: ByCoin<readonly number[]>;
}

/** As many as one question takes. */
const MOST_COINS = 100;
const REFRESH_MS = 60_000;

export function useBeside(assets: readonly string[]): Beside {
  const coins = assets
    .filter((asset) => !asset.includes(":"))
    .slice(0, MOST_COINS)
    .toSorted();
  const ids = coins.join();
  return {
    day: useByCoin(ids, async (signal) =>
      Object.entries((await coinFacts.prices(ids, signal)).prices).map(([coin, { change24h }]) => [coin, change24h]),
    ),
    sentiment: useByCoin(ids, async (signal) =>
      (await coinFacts.sentiment(ids, signal)).coins.map((one) => [one.coin, one]),
    ),
    week: useWeeks(coins),
  };
}

/** It stands beside: where it cannot be had, its cells stay empty and the page says nothing of it. */
function useByCoin<T>(ids: string, load: (signal: AbortSignal) => Promise<[string, T][]>): ByCoin<T> {
  const data = useData((signal) => (ids === "" ? Promise.resolve([]) : load(signal)), [ids], { everyMs: REFRESH_MS });
  return useComputed(() => new Map(data.value.value));
}
