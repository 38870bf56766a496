import type { AssetId } from "../domain/ids.ts";
import type { ScoredArticle } from "../domain/sentiment/aggregate.ts";
import { aggregate, WINDOW } from "../domain/sentiment/aggregate.ts";
import type { Label } from "../domain/sentiment/score.ts";
import { labelOf, MODEL_VERSION } from "../domain/sentiment/score.ts";
import { memo } from "../platform/memo.ts";
import { DISTILBERT } from "../providers/workers-ai/distilbert.ts";
import { workersAiOf } from "../providers/workers-ai/workers-ai.ts";
import { coreDb } from "../storage/database.ts";
import type { ScoredArticleRow } from "../storage/queries/sentiment.ts";
import { scoredArticles } from "../storage/queries/sentiment.ts";
import type { ServiceContext } from "./context.ts";
import { getCoin } from "./get-coin.ts";

export interface CoinSentiment {
  readonly coin: string;
  readonly score: { readonly value: number | null; readonly reason?: "not_enough_news" };
  readonly label: Label | null;
  readonly articles: number;
  readonly effectiveNumber: number;
  readonly sources: number;
  readonly market: number | null;
  readonly models: readonly string[];
  readonly modelVersion: string;
  readonly workersAi: "voting" | "failing" | "absent" | "untried";
  readonly asOf: number;
}

/** All coins are answered out of the same three days, so an isolate reads them once in five seconds, not once a request. */
const recent = memo(5_000, async (env, now) => {
  const { articles, mentions } = await scoredArticles(coreDb(env), MODEL_VERSION, now - WINDOW, now);
  const market = aggregate(
    articles.map((article) => toScored(article, 1)),
    0,
    now,
  );
  const byId = new Map(articles.map((article) => [article.id, article]));
  return { byId, byCoin: Map.groupBy(mentions, (mention) => mention.assetId), market, at: now };
});

/** What the news of the last three days says of a coin. */
export async function getSentiment(context: ServiceContext, id: AssetId): Promise<CoinSentiment> {
  const { env, clock } = context;
  const coin = await getCoin(context, id);
  const { byId, byCoin, market, at } = await recent(env, clock.now());
  const named = (byCoin.get(coin.id) ?? []).flatMap(({ articleId, relevance }) => {
    const article = byId.get(articleId);
    return article === undefined ? [] : [{ article, relevance }];
  });
  const { value, reason, ...counts } = aggregate(
    named.map(({ article, relevance }) => toScored(article, relevance)),
    market.value ?? 0,
    at,
  );
  const articles = named.map(({ article }) => article);
  return {
    coin: coin.id,
    score: reason === null ? { value } : { value, reason },
    label: value === null ? null : labelOf(value),
    ...counts,
    market: market.value,
    models: [
      ...new Set(
        articles.flatMap(({ votes }) => votes.filter(({ score }) => score !== null).map(({ model }) => model)),
      ),
    ],
    modelVersion: MODEL_VERSION,
    workersAi: workersAiState(env, articles),
    asOf: at,
  };
}

const toScored = ({ first, ...article }: ScoredArticleRow, relevance: number): ScoredArticle => ({
  ...article,
  relevance,
  novelty: first ? 1 : 0,
});

/** What became of the model's vote on the newest of the articles. */
function workersAiState(env: Env, articles: readonly ScoredArticleRow[]): CoinSentiment["workersAi"] {
  if (workersAiOf(env) === null) return "absent";
  const newest = articles.reduce<ScoredArticleRow | null>(
    (latest, article) => (latest === null || article.publishedAt > latest.publishedAt ? article : latest),
    null,
  );
  const vote = newest?.votes.find(({ model }) => model === DISTILBERT);
  if (vote === undefined) return "untried";
  if (vote.score !== null) return "voting";
  return vote.reason === "absent" ? "absent" : "failing";
}
