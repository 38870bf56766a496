import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { ServiceContext } from "./context.ts";
import type { SentimentFigure } from "./get-sentiment.ts";
import { toFigure } from "./get-sentiment.ts";
import { latestSentiment } from "./latest-sentiment.ts";

/** What the news of the last three days says of the market as a whole: the same figure over all articles. */
export async function getMarketSentiment(
  context: ServiceContext,
): Promise<SentimentFigure & { modelVersion: string; asOf: number }> {
  const { market, at } = await latestSentiment(context);
  return { ...toFigure(market), modelVersion: MODEL_VERSION, asOf: at };
}
