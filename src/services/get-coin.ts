import type { AssetId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { findAsset } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";
import type { Coin } from "./list-coins.ts";
import { toCoin } from "./list-coins.ts";

export async function getCoin(context: ServiceContext, id: AssetId): Promise<Coin> {
  const row = await findAsset(coreDb(context.env), id);
  if (row?.kind !== "coin") throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no coin "${id}".` });
  return toCoin(row);
}
