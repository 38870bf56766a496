import type { AssetId } from "../domain/ids.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";
import type { CoinSentiment } from "./get-sentiment.ts";
import { coinSentiment } from "./get-sentiment.ts";
import { latestSentiment } from "./latest-sentiment.ts";

/** What the news says of several coins at the same moment, in the order asked for; what is no coin is missing. */
export async function compareSentiment(
  context: ServiceContext,
  ids: readonly AssetId[],
): Promise<{ coins: CoinSentiment[]; missing: AssetId[]; asOf: number }> {
  const known = await existingAssets(coreDb(context.env), ids);
  const latest = await latestSentiment(context);
  const isCoin = (id: AssetId) => known.has(id) && !id.includes(":");
  return {
    coins: ids.filter(isCoin).map((id) => coinSentiment(context.env, latest, id)),
    missing: ids.filter((id) => !isCoin(id)),
    asOf: latest.at,
  };
}
