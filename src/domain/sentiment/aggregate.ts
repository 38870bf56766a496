import { publisherOf } from "../news/publisher.ts";
import type { Kind } from "./overlay.ts";

/** Sentiment of a coin out of its articles. Times in milliseconds. */

const HOUR = 3_600_000;
export const HALF_LIFE = 12 * HOUR;
/** Older articles count no more. */
export const WINDOW = 72 * HOUR;
/** So many articles' weight the market's index has in a coin's score. */
export const SHRINKAGE = 3;
/** Below this effective number there is not enough news for a figure. */
export const LEAST_EFFECTIVE = 3;
/** A forum's posts count half of an editor's headlines. */
export const SOURCE_WEIGHTS: Readonly<Record<Kind, number>> = { crypto: 1, finance: 1, social: 0.5 };

export interface ScoredArticle {
  readonly sourceId: string;
  /** Of its kind of source. */
  readonly sourceWeight: number;
  readonly publishedAt: number;
  /** In [-1, 1]. */
  readonly score: number;
  /** How much of the article is about the coin, in [0, 1]. */
  readonly relevance: number;
  readonly confidence: number;
  /** 1 for the first article of a story, 0 for one that repeats it or says opposite things of the coin: volume only. */
  readonly novelty: number;
}

export interface Aggregate {
  readonly value: number | null;
  readonly reason: "not_enough_news" | null;
  /** All articles of the window, repeats included. */
  readonly articles: number;
  /** (Σw)² ÷ Σw²: how many equally weighted articles would say as much. */
  readonly effectiveNumber: number;
  readonly sources: number;
}

/**
 * S = (Σ w·s + 3·m) ÷ (Σ w + 3) with w = source × 0.5^(age ÷ 12 h) × novelty × relevance × confidence over the articles of
 * the last 72 h up to `at`, never a later one; `market` is m, 0 for the market's index itself.
 */
export function aggregate(articles: readonly ScoredArticle[], market: number, at: number): Aggregate {
  const counted = articles.filter(({ publishedAt }) => publishedAt <= at && publishedAt > at - WINDOW);
  let sum = 0;
  let sumOfSquares = 0;
  let weighted = 0;
  for (const article of counted) {
    const weight = weightOf(article, at);
    sum += weight;
    sumOfSquares += weight * weight;
    weighted += weight * article.score;
  }
  const effectiveNumber = sumOfSquares === 0 ? 0 : (sum * sum) / sumOfSquares;
  // Equal weights would else miss the whole number by the last digit of a double.
  const enough = effectiveNumber >= LEAST_EFFECTIVE - 1e-9;
  return {
    value: enough ? rounded((weighted + SHRINKAGE * market) / (sum + SHRINKAGE), 4) : null,
    reason: enough ? null : "not_enough_news",
    articles: counted.length,
    effectiveNumber: rounded(effectiveNumber, 2),
    sources: new Set(counted.map((article) => publisherOf(article.sourceId))).size,
  };
}

function weightOf(article: ScoredArticle, at: number): number {
  const age = 0.5 ** ((at - article.publishedAt) / HALF_LIFE);
  return article.sourceWeight * age * article.novelty * article.relevance * article.confidence;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
