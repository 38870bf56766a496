import type { CatalogueCoin } from "../domain/coins/catalogue.ts";
import type { AssetId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import type { CoinPair } from "../storage/queries/assets.ts";
import { pairsOf } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";
import { readCatalogue } from "./read-catalogue.ts";

export interface CoinDetail extends CatalogueCoin {
  readonly pairs: readonly CoinPair[];
}

/** One coin, also one that is no longer traded, with where it is. */
export async function getCoin(context: ServiceContext, id: AssetId): Promise<CoinDetail> {
  const coin = (await readCatalogue(context)).find((one) => one.id === id);
  if (coin === undefined) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  return { ...coin, pairs: await pairsOf(coreDb(context.env), id) };
}
