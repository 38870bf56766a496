import type { AssetId } from "../domain/ids.ts";
import type { BoardPrice } from "../domain/market/price.ts";
import type { PriceViews } from "../domain/market/price-view.ts";
import { viewPrices } from "../domain/market/price-view.ts";
import type { JsonText } from "../platform/json-text.ts";
import { jsonText } from "../platform/json-text.ts";
import type { ServiceContext } from "./context.ts";
import type { LatestPrices } from "./latest-prices.ts";
import { latestPrices } from "./latest-prices.ts";

export interface Prices extends PriceViews {
  /** Those that were asked for and have none. */
  readonly missing: readonly AssetId[];
}

/** Answers to the same question about the same board are the same text; a new board forgets them. */
const written = new WeakMap<LatestPrices, Map<string, JsonText<Prices>>>();
const MOST_WRITTEN = 1_000;

/** Latest prices as JSON text. Ages are as of `asOf`, when the board was read: at most 2 s before the answer. */
export async function getPrices(context: ServiceContext, ids: readonly AssetId[]): Promise<JsonText<Prices>> {
  const latest = await latestPrices(context);
  const answers = written.get(latest) ?? new Map<string, JsonText<Prices>>();
  written.set(latest, answers);
  const question = ids.join();
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = jsonText(answerTo(ids, latest, context.config.market === "simulated"));
  if (answers.size < MOST_WRITTEN) answers.set(question, answer);
  return answer;
}

function answerTo(ids: readonly AssetId[], { frame, readAt, cold }: LatestPrices, simulated: boolean): Prices {
  const prices: Record<AssetId, BoardPrice> = {};
  const missing: AssetId[] = [];
  for (const id of ids) {
    const price = frame.prices[id];
    if (price === undefined) missing.push(id);
    else prices[id] = price;
  }
  return { ...viewPrices({ ...frame, prices }, readAt, simulated, cold), missing };
}
