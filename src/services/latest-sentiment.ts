import type { Figure, Snapshot, SnapshotArticle } from "../domain/sentiment/snapshot.ts";
import { MARKET } from "../domain/sentiment/snapshot.ts";
import { configOf } from "../platform/config.ts";
import { jsonText } from "../platform/json-text.ts";
import { memo } from "../platform/memo.ts";
import { DISTILBERT } from "../providers/workers-ai/distilbert.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { cached } from "../storage/cache/cached.ts";
import { coreDb } from "../storage/database.ts";
import { lastScore, mentionDays } from "../storage/queries/sentiment.ts";
import type { ServiceContext } from "./context.ts";
import { sentimentSnapshot } from "./sentiment-snapshot.ts";

/** What the news says of everything, as it is answered: without the articles that made it. */
export interface LatestSentiment {
  readonly at: number;
  readonly market: Figure;
  readonly coins: Readonly<Record<string, CoinInNews>>;
}

export interface CoinInNews {
  readonly figure: Figure;
  /** Models whose votes are among its articles. */
  readonly models: readonly string[];
  /** What became of DistilBERT's vote on the newest of them. */
  readonly distilbert: "voting" | "failing" | "absent" | "untried";
}

/** Of which no article was ever heard. */
export const NOT_IN_NEWS: CoinInNews = {
  figure: {
    value: null,
    reason: "not_enough_news",
    articles: 0,
    effectiveNumber: 0,
    sources: 0,
    mentions: 0,
    mentionsZ: null,
  },
  models: [],
  distilbert: "untried",
};

export const SENTIMENT_KEY = "latest";

/**
 * Through the cache, for it is the same for everybody; made anew as soon as an article is scored, for the last score is part of
 * the key, and every five minutes, for articles age.
 */
export async function latestSentiment(context: ServiceContext): Promise<LatestSentiment> {
  const { env, clock } = context;
  const load = async () => jsonText<unknown>(toLatest(await snapshotNow(env, clock.now())));
  const version = `${MODEL_VERSION} ${await newest(env, clock.now())}`;
  return opened((await cached(context, "sentiment", SENTIMENT_KEY, load, version)).value);
}

/** One row of an index, at most every few seconds. */
const newest = memo(2000, (env) => lastScore(coreDb(env)));
/** A month's rows: how unusual the last day is may be five minutes old. */
const usualDays = memo(5 * 60_000, (env, now) => mentionDays(coreDb(env), now, MARKET));

async function snapshotNow(env: Env, now: number): Promise<Snapshot> {
  return sentimentSnapshot(env, configOf(env), now, await usualDays(env, now));
}

/** Read once, not once a request. */
let last: { readonly text: string; readonly latest: LatestSentiment } | null = null;

function opened(text: string): LatestSentiment {
  if (last?.text !== text) last = { text, latest: JSON.parse(text) as LatestSentiment };
  return last.latest;
}

export function toLatest(snapshot: Snapshot): LatestSentiment {
  const coins = snapshot.everNamed.map((coin): [string, CoinInNews] => {
    const articles = snapshot.articlesOf(coin);
    const voted = articles.flatMap(({ votes }) => votes.flatMap(({ model, score }) => (score === null ? [] : model)));
    const models = [...new Set(voted)];
    return [coin, { figure: snapshot.figureOf(coin), models, distilbert: distilbertOn(articles) }];
  });
  return { at: snapshot.at, market: snapshot.market, coins: Object.fromEntries(coins) };
}

function distilbertOn(articles: readonly SnapshotArticle[]): CoinInNews["distilbert"] {
  const newestOf = articles.reduce<SnapshotArticle | null>(
    (latest, article) => (latest === null || article.publishedAt > latest.publishedAt ? article : latest),
    null,
  );
  const vote = newestOf?.votes.find(({ model }) => model === DISTILBERT);
  if (vote === undefined) return "untried";
  if (vote.score !== null) return "voting";
  return vote.reason === "absent" ? "absent" : "failing";
}
