import type { AssetId } from "../domain/ids.ts";
import type { Label } from "../domain/sentiment/score.ts";
import { labelOf, MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { Figure } from "../domain/sentiment/snapshot.ts";
import { workersAiOf } from "../providers/workers-ai/workers-ai.ts";
import type { ServiceContext } from "./context.ts";
import { getCoin } from "./get-coin.ts";
import type { LatestSentiment } from "./latest-sentiment.ts";
import { latestSentiment, NOT_IN_NEWS } from "./latest-sentiment.ts";

export interface SentimentFigure {
  readonly score: { readonly value: number | null; readonly reason?: "not_enough_news" };
  readonly label: Label | null;
  readonly articles: number;
  readonly effectiveNumber: number;
  readonly sources: number;
  readonly mentions24h: number;
  readonly mentionsZ: number | null;
}

export interface CoinSentiment extends SentimentFigure {
  readonly coin: string;
  readonly market: number | null;
  readonly models: readonly string[];
  readonly modelVersion: string;
  readonly workersAi: "voting" | "failing" | "absent" | "untried";
  readonly asOf: number;
}

/** What the news of the last three days says of a coin. */
export async function getSentiment(context: ServiceContext, id: AssetId): Promise<CoinSentiment> {
  const coin = await getCoin(context, id);
  return coinSentiment(context.env, await latestSentiment(context), coin.id);
}

export function coinSentiment(env: Env, { at, market, coins }: LatestSentiment, coin: string): CoinSentiment {
  const { figure, models, distilbert } = coins[coin] ?? NOT_IN_NEWS;
  return {
    coin,
    ...toFigure(figure),
    market: market.value,
    models,
    modelVersion: MODEL_VERSION,
    workersAi: workersAiOf(env) === null ? "absent" : distilbert,
    asOf: at,
  };
}

export const toFigure = ({ value, reason, mentions, mentionsZ, ...counts }: Figure): SentimentFigure => ({
  score: reason === null ? { value } : { value, reason },
  label: value === null ? null : labelOf(value),
  ...counts,
  mentions24h: mentions,
  mentionsZ,
});
