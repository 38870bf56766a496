import type { AssetId } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import { INTERVAL_MS } from "../domain/market/candle.ts";
import type { PriceAt } from "../domain/market/book/price-book.ts";
import type { Amount } from "../domain/money/amount.ts";
import type { ServiceContext } from "./context.ts";
import type { PriceOptions } from "./load-prices.ts";
import { loadPrices } from "./load-prices.ts";
import { requireBase } from "./require-base.ts";

export interface Close {
  /** When the candle opened and closed, ms. */
  readonly openTime: number;
  readonly closedAt: number;
  /** In the base currency, by the rates of the time at which it closed. */
  readonly price: Amount;
  readonly assumedPeg: boolean;
}

/** Closes of the candles that opened in [from, to), oldest first. A missing candle is missing here too. */
export async function closes(
  context: ServiceContext,
  asset: AssetId,
  interval: CandleInterval,
  from: number,
  to: number,
  base: AssetId,
  options: PriceOptions = {},
): Promise<readonly Close[]> {
  return (await closesOf(context, [asset], interval, from, to, base, options)).get(asset) ?? [];
}

/**
 * As {@link closes}, of many assets at once: two rounds of questions to D1, and a row read for each candle of each asset and
 * for each day's rate. For what has to be joined candle by candle: indicators, correlation, risk.
 */
export async function closesOf(
  context: ServiceContext,
  assets: readonly AssetId[],
  interval: CandleInterval,
  from: number,
  to: number,
  base: AssetId,
  options: PriceOptions = {},
): Promise<ReadonlyMap<AssetId, readonly Close[]>> {
  requireBase(base);
  const length = INTERVAL_MS[interval];
  const end = Math.min(to, context.clock.now() - length + 1);
  const book = await loadPrices(
    context,
    assets,
    base,
    { from, to: Math.max(from, end - 1 + length), interval },
    options,
  );
  const times: number[] = [];
  for (let time = Math.ceil(from / length) * length; time < end; time += length) times.push(time);
  const of = (asset: AssetId): Close[] =>
    times.flatMap((openTime) => {
      const close = book.closeOf(asset, interval, openTime, base);
      if (close === null) return [];
      return { openTime, closedAt: openTime + length, price: close.price, assumedPeg: close.assumedPeg };
    });
  return new Map(assets.map((asset) => [asset, of(asset)]));
}

/**
 * The price of many assets at many times, as `priceAt` gives it for each (own prices, the last close carried over a gap, the
 * ledger's price), by candles of one kind: for a portfolio's value over time. `times` in order, none later than now; as many
 * places as times, null where there is no price.
 */
export async function pricesOver(
  context: ServiceContext,
  assets: readonly AssetId[],
  interval: CandleInterval,
  times: readonly number[],
  base: AssetId,
  options: PriceOptions = {},
): Promise<ReadonlyMap<AssetId, readonly (PriceAt | null)[]>> {
  requireBase(base);
  const [from = 0, to = from] = [times[0], times.at(-1)];
  const book = await loadPrices(context, assets, base, { from, to, interval }, options);
  return new Map(assets.map((asset) => [asset, times.map((time) => book.at(asset, time, base))]));
}
