import type { SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { startSimulated } from "../../scripts/simulated/start-simulated.ts";
import { Watcher } from "./watcher.ts";

export interface FeedWorld {
  readonly product: SimulatedProduct;
  readonly watcher: Watcher;
  readonly coins: readonly string[];
  readonly stop: () => Promise<void>;
}

interface Coin {
  readonly id: string;
}

/** The whole product on three simulated venues, and somebody who watches every coin. */
export async function startFeedWorld(vars: Readonly<Record<string, string>> = {}): Promise<FeedWorld> {
  const product = await startSimulated({ vars });
  const coins = await allCoins(product.url);
  const watcher = new Watcher(product.url, coins);
  const stop = async () => {
    watcher.close();
    await product.stop();
  };
  const came = await watcher.until((all) => all.count(({ source }) => source === "binance") > 300, 30_000);
  if (came !== null) return { product, watcher, coins, stop };
  await stop();
  throw new Error("Binance's prices did not come within 30 s");
}

async function allCoins(url: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Response = await fetch(`${url}/api/v1/coins?limit=500${cursor === "" ? "" : `&cursor=${cursor}`}`);
    const { items, nextCursor } = (await page.json()) as { items: Coin[]; nextCursor: string | null };
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  }
  return ids;
}
