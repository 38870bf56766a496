import type { AssetId } from "../domain/ids.ts";
import type { Label } from "../domain/sentiment/score.ts";
import { labelOf, MODEL_VERSION } from "../domain/sentiment/score.ts";
import type { Figure, Snapshot, SnapshotArticle } from "../domain/sentiment/snapshot.ts";
import { DISTILBERT } from "../providers/workers-ai/distilbert.ts";
import { workersAiOf } from "../providers/workers-ai/workers-ai.ts";
import type { ServiceContext } from "./context.ts";
import { getCoin } from "./get-coin.ts";
import { latestSentiment } from "./sentiment-snapshot.ts";

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

export function coinSentiment(env: Env, snapshot: Snapshot, coin: string): CoinSentiment {
  const articles = snapshot.articlesOf(coin);
  const voted = articles.flatMap(({ votes }) => votes.filter(({ score }) => score !== null).map(({ model }) => model));
  return {
    coin,
    ...toFigure(snapshot.figureOf(coin)),
    market: snapshot.market.value,
    models: [...new Set(voted)],
    modelVersion: MODEL_VERSION,
    workersAi: workersAiState(env, articles),
    asOf: snapshot.at,
  };
}

export const toFigure = ({ value, reason, mentions, mentionsZ, ...counts }: Figure): SentimentFigure => ({
  score: reason === null ? { value } : { value, reason },
  label: value === null ? null : labelOf(value),
  ...counts,
  mentions24h: mentions,
  mentionsZ,
});

/** What became of the model's vote on the newest of the articles. */
function workersAiState(env: Env, articles: readonly SnapshotArticle[]): CoinSentiment["workersAi"] {
  if (workersAiOf(env) === null) return "absent";
  const newest = articles.reduce<SnapshotArticle | null>(
    (latest, article) => (latest === null || article.publishedAt > latest.publishedAt ? article : latest),
    null,
  );
  const vote = newest?.votes.find(({ model }) => model === DISTILBERT);
  if (vote === undefined) return "untried";
  if (vote.score !== null) return "voting";
  return vote.reason === "absent" ? "absent" : "failing";
}
