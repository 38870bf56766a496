import type { Watched } from "../../services/watch.ts";
import { toCoinSentiment } from "../sentiment/present.ts";

type List = Watched["list"];

const coinBody = ({ asset, symbol, assetName, note }: List["coins"][number]) => ({
  asset,
  symbol,
  name: assetName,
  note,
});

const headBody = ({ id, name, position, createdAt }: List) => ({
  id,
  name,
  position,
  createdAt: new Date(createdAt).toISOString(),
});

export const watchlistBody = (list: List) => ({ ...headBody(list), coins: list.coins.map(coinBody) });

export const watchedBody = ({ list, asOf, stale, simulated, prices, sentiment }: Watched) => ({
  ...headBody(list),
  asOf,
  stale,
  simulated,
  coins: list.coins.map((coin) => {
    const found = sentiment.get(coin.asset);
    return {
      ...coinBody(coin),
      price: prices[coin.asset] ?? null,
      sentiment: found === undefined ? null : toCoinSentiment(found),
    };
  }),
});
