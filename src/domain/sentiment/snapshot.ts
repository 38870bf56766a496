import type { Aggregate, ScoredArticle } from "./aggregate.ts";
import { aggregate } from "./aggregate.ts";
import { mentionScore } from "./mentions.ts";
import type { ClauseScores, Vote } from "./score.ts";

/** The market's index stands among the coins under this name, which the catalogue therefore gives to none. */
export const MARKET = "market";

export interface SnapshotArticle {
  readonly id: string;
  readonly sourceId: string;
  readonly publishedAt: number;
  readonly score: number;
  readonly confidence: number;
  readonly votes: readonly Vote[];
  readonly clauses: ClauseScores | null;
  readonly first: boolean;
}

export interface Figure extends Aggregate {
  /** Of the last 24 hours, repeats included. */
  readonly mentions: number;
  readonly mentionsZ: number | null;
}

export interface Snapshot {
  readonly at: number;
  readonly market: Figure;
  /** Coins that any article of the window names. */
  readonly coins: readonly string[];
  /** These, and those that were named in the month before. */
  readonly everNamed: readonly string[];
  figureOf(coin: string): Figure;
  articlesOf(coin: string): readonly SnapshotArticle[];
}

export interface SnapshotInput {
  readonly articles: readonly SnapshotArticle[];
  readonly mentions: readonly { readonly articleId: string; readonly assetId: string; readonly relevance: number }[];
  readonly days: { readonly counts: ReadonlyMap<string, readonly number[]>; readonly known: number };
  readonly sourceWeight: (sourceId: string) => number;
  readonly at: number;
}

/** What the news says of every coin at one moment. */
export function snapshotOf({ articles, mentions, days, sourceWeight, at }: SnapshotInput): Snapshot {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byCoin = Map.groupBy(mentions, (mention) => mention.assetId);
  const scored = (article: SnapshotArticle, relevance: number, coin: string | null): ScoredArticle => {
    const clause = coin === null ? undefined : article.clauses?.[coin];
    return {
      sourceId: article.sourceId,
      sourceWeight: sourceWeight(article.sourceId),
      publishedAt: article.publishedAt,
      score: clause ?? article.score,
      confidence: article.confidence,
      relevance,
      novelty: article.first && clause !== null ? 1 : 0,
    };
  };
  const counted = (asset: string, figure: Aggregate): Figure => {
    const counts = days.counts.get(asset) ?? [];
    return { ...figure, mentions: counts[0] ?? 0, mentionsZ: mentionScore(counts, days.known) };
  };
  const all = articles.map((article) => scored(article, 1, null));
  const market = counted(MARKET, aggregate(all, 0, at));
  const named = (coin: string) =>
    (byCoin.get(coin) ?? []).flatMap(({ articleId, relevance }) => {
      const article = byId.get(articleId);
      return article === undefined ? [] : [{ article, relevance }];
    });
  return {
    at,
    market,
    coins: [...byCoin.keys()],
    everNamed: [...new Set([...byCoin.keys(), ...days.counts.keys()])].filter((asset) => asset !== MARKET),
    articlesOf: (coin) => named(coin).map(({ article }) => article),
    figureOf: (coin) => {
      const own = named(coin).map(({ article, relevance }) => scored(article, relevance, coin));
      return counted(coin, aggregate(own, market.value ?? 0, at));
    },
  };
}
