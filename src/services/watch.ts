import type { BoardPrice } from "../domain/market/price.ts";
import type { PriceView } from "../domain/market/price-view.ts";
import { viewPrices } from "../domain/market/price-view.ts";
import type { AssetId } from "../domain/ids.ts";
import { Problem } from "../platform/problem.ts";
import type { StoredWatchlist } from "../storage/queries/watchlists.ts";
import { compareSentiment } from "./compare-sentiment.ts";
import type { ServiceContext } from "./context.ts";
import type { CoinSentiment } from "./get-sentiment.ts";
import { latestPrices } from "./latest-prices.ts";
import type { WatchlistOf } from "./watchlists.ts";
import { findWatchlist } from "./watchlists.ts";

export interface Watched {
  readonly list: StoredWatchlist;
  readonly asOf: string;
  readonly stale: boolean;
  readonly simulated: boolean;
  /** By coin; what is not there has none. */
  readonly prices: Readonly<Record<string, PriceView>>;
  readonly sentiment: ReadonlyMap<string, CoinSentiment>;
}

/** A watchlist with the latest prices of its coins and what the news says of them. */
export async function watch(context: ServiceContext, of: WatchlistOf): Promise<Watched> {
  const list = await findWatchlist(context, of);
  const ids = list.coins.map(({ asset }) => asset);
  const [prices, sentiment] = await Promise.all([pricesOf(context, ids), compareSentiment(context, ids)]);
  return { list, ...prices, sentiment: new Map(sentiment.coins.map((coin) => [coin.coin, coin])) };
}

/** Without a board there are no prices, which is no reason to show no list. */
async function pricesOf(context: ServiceContext, ids: readonly AssetId[]) {
  const simulated = context.config.market === "simulated";
  try {
    const { frame, readAt, cold } = await latestPrices(context);
    const wanted: Record<AssetId, BoardPrice> = {};
    for (const id of ids) if (frame.prices[id] !== undefined) wanted[id] = frame.prices[id];
    return viewPrices({ ...frame, prices: wanted }, readAt, simulated, cold);
  } catch (error) {
    if (!(error instanceof Problem) || error.body.code !== "PRICES_UNAVAILABLE") throw error;
    return { asOf: new Date(context.clock.now()).toISOString(), stale: true, simulated, prices: {} };
  }
}
