import type { AssetId } from "../domain/ids.ts";
import type { Live, PriceAt } from "../domain/market/book/price-book.ts";
import { isStale } from "../domain/market/price.ts";
import { Problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { latestPrices } from "./latest-prices.ts";
import type { PriceOptions } from "./load-prices.ts";
import { loadPrices } from "./load-prices.ts";
import { requireBase } from "./require-base.ts";

export type { PriceAt } from "../domain/market/book/price-book.ts";

/**
 * The price of an asset at a time (conventions 6.1): the owner's own price, else now the board's, else the close of the last
 * candle that had closed then, carried over a gap for seven days; else `null`. Never a later price. Each step of the way to the
 * base is of that time too.
 */
export async function priceAt(
  context: ServiceContext,
  asset: AssetId,
  at: number | "now",
  base: AssetId,
  options: PriceOptions = {},
): Promise<PriceAt | null> {
  return (await pricesAt(context, [asset], at, base, options)).get(asset) ?? null;
}

/** As {@link priceAt}, of many assets at once; what has no price is not there. */
export async function pricesAt(
  context: ServiceContext,
  assets: readonly AssetId[],
  at: number | "now",
  base: AssetId,
  options: PriceOptions = {},
): Promise<ReadonlyMap<AssetId, PriceAt>> {
  requireBase(base);
  const time = at === "now" ? context.clock.now() : at;
  const board = at === "now" ? { at: time, price: await liveBoard(context, time) } : null;
  const book = await loadPrices(context, assets, base, { from: time, to: time, interval: null }, options, board);
  return new Map(
    assets.flatMap((asset) => {
      const price = book.at(asset, time, base);
      return price === null ? [] : [[asset, price] as const];
    }),
  );
}

async function liveBoard(context: ServiceContext, now: number): Promise<(asset: AssetId) => Live | null> {
  try {
    const { frame, cold } = await latestPrices(context);
    return (asset) => {
      const price = frame.prices[asset];
      return price === undefined ? null : { ...price, stale: cold || isStale(price.source, frame.freshUntil, now) };
    };
  } catch (error) {
    if (error instanceof Problem && error.body.code === "PRICES_UNAVAILABLE") return () => null;
    throw error;
  }
}
