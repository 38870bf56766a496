import { z } from "@hono/zod-openapi";
import { KINDS } from "../../domain/sentiment/overlay.ts";
import { MOST_POINTS, TREND_INTERVALS } from "../../services/get-sentiment-trend.ts";
import type { TrendInterval } from "../../services/get-sentiment-trend.ts";
import { CountSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { ArticleScoreSchema, LabelSchema } from "../news/schemas.ts";

const KindSchema = z.enum(KINDS).openapi({
  description: "Kind of source, which picks words and weights: crypto news, other financial news, or posts.",
});

export const IntervalSchema = z
  .enum(Object.keys(TREND_INTERVALS) as [TrendInterval, ...TrendInterval[]])
  .openapi({ description: "Width of a point.", example: "1h" });

const figure = {
  score: z
    .object({
      value: z
        .number()
        .min(-1)
        .max(1)
        .nullable()
        .openapi({ description: "From -1 to 1; null when too little is known." }),
      reason: z.enum(["not_enough_news"]).optional().openapi({ description: "Why there is no value." }),
    })
    .openapi({
      description:
        "Mean score of the articles of the last 72 hours, weighted by source, age (half-life 12 hours), relevance and confidence, " +
        "drawn towards the market's index by the weight of three articles. No value below an effective number of 3.",
    }),
  label: LabelSchema.nullable(),
  articles: CountSchema.openapi({ description: "Scored articles that name the coin, repeats included." }),
  effectiveNumber: z
    .number()
    .min(0)
    .max(1_000_000_000)
    .openapi({ description: "How many articles of equal weight would say as much: (Σw)² ÷ Σw²." }),
  sources: CountSchema.openapi({ description: "Distinct sources among them." }),
  mentions24h: CountSchema.openapi({ description: "Articles of the last 24 hours that name it, repeats included." }),
  mentionsZ: z.number().min(-1_000_000).max(1_000_000).nullable().openapi({
    description:
      "How unusual that is: distance from the mean of the 30 days before, in sample deviations. Null in the first week.",
  }),
};
const versioned = {
  modelVersion: z.string().max(64).openapi({ description: "Of the scores that count.", example: "ensemble-1" }),
  asOf: TimeSchema,
};

export const MarketSentimentSchema = z.object({ ...figure, ...versioned }).openapi("MarketSentiment");

export const CoinSentimentSchema = z
  .object({
    coin: z.string().max(110).openapi({ description: "Its id.", example: "bitcoin" }),
    ...figure,
    market: z
      .number()
      .min(-1)
      .max(1)
      .nullable()
      .openapi({ description: "The same figure over all articles; null when there are too few." }),
    models: z
      .array(z.string().max(64))
      .max(10)
      .openapi({ description: "Models whose votes are among the articles.", example: ["vader"] }),
    ...versioned,
    workersAi: z.enum(["voting", "failing", "absent", "untried"]).openapi({
      description:
        "Whether DistilBERT on Workers AI voted on the newest of the articles. Absent is a normal state: VADER decides alone. " +
        "Its vote counts little, and only where it is sure, until its weight is fitted on recorded outputs.",
    }),
  })
  .openapi("CoinSentiment");

export const SentimentComparisonSchema = z
  .object({
    coins: z.array(CoinSentimentSchema).max(100).openapi({ description: "In the order asked for." }),
    missing: z.array(z.string().max(110)).max(100).openapi({ description: "Asked for, and no coin." }),
    asOf: TimeSchema,
  })
  .openapi("SentimentComparison");

export const SentimentTrendSchema = z
  .object({
    coin: z.string().max(110).openapi({ description: 'Its id, or "market".', example: "bitcoin" }),
    interval: IntervalSchema,
    modelVersion: versioned.modelVersion,
    points: z
      .array(
        z
          .object({
            time: TimeSchema.openapi({ description: "Start of the interval; the figures are of its end." }),
            value: z
              .number()
              .min(-1)
              .max(1)
              .nullable()
              .openapi({ description: "Null when there was not enough news." }),
            label: LabelSchema.nullable(),
            articles: figure.articles,
            effectiveNumber: figure.effectiveNumber,
            sources: figure.sources,
            mentions24h: figure.mentions24h,
            mentionsZ: figure.mentionsZ,
          })
          .openapi("SentimentPoint"),
      )
      .max(MOST_POINTS + 1)
      .openapi({ description: "The oldest first; an interval without a fixed hour has none." }),
  })
  .openapi("SentimentTrend");

export const MOST_TEXTS = 100;
export const LONGEST_TEXT = 2000;

export const ScoreTextsSchema = z
  .strictObject({
    texts: z
      .array(z.string().min(1).max(LONGEST_TEXT).openapi({ description: "A headline, or any text." }))
      .min(1)
      .max(MOST_TEXTS)
      .openapi({ description: "1 to 100 texts.", example: ["Bitcoin rallies as Solana slumps"] }),
    kind: KindSchema.default("crypto"),
  })
  .openapi("ScoreTexts");

export const ScoredTextsSchema = z
  .object({
    kind: KindSchema,
    modelVersion: versioned.modelVersion,
    scores: z
      .array(
        ArticleScoreSchema.extend({
          text: z.string().max(LONGEST_TEXT).openapi({ description: "As it was sent." }),
          coins: z
            .array(
              z
                .object({
                  coin: z.string().max(110).openapi({ description: "Its id.", example: "bitcoin" }),
                  relevance: z.number().min(0).max(1).openapi({ description: "How much of the text is about it." }),
                  value: z
                    .number()
                    .min(-1)
                    .max(1)
                    .nullable()
                    .openapi({ description: "Its own clause's, where clauses differ; null where they contradict." }),
                })
                .openapi("ScoredMention"),
            )
            .max(LONGEST_TEXT)
            .openapi({ description: "Coins that the text names." }),
        }).openapi("ScoredText"),
      )
      .max(MOST_TEXTS)
      .openapi({ description: "In the order of the texts." }),
  })
  .openapi("ScoredTexts");

export const SourcesSchema = z
  .object({
    sources: z
      .array(
        z
          .object({
            id: z.string().max(64).openapi({ example: "coindesk", description: "As articles name it." }),
            kind: KindSchema,
            api: z
              .enum(["feed", "newsapi", "coindesk"])
              .openapi({ description: "An RSS or Atom feed, NewsAPI.org or CoinDesk Data." }),
            status: z.enum(["healthy", "failing", "untried"]).openapi({ description: "How the last visit went." }),
            problem: z
              .string()
              .max(64)
              .nullable()
              .openapi({ description: "A short code of what went wrong last.", example: "http_403" }),
            failures: CountSchema.openapi({ description: "Failed visits since the last good one." }),
            checkedAt: orNull(TimeSchema, "Last visit."),
            succeededAt: orNull(TimeSchema, "Last good visit."),
            skipped: z.record(z.string().max(64), CountSchema).openapi({
              maxProperties: 100,
              description: "Items that were left out or mended at the last good visit, by reason.",
            }),
            visits: z.record(z.string().max(64), CountSchema).openapi({
              maxProperties: 100,
              description: 'All visits ever, by how they ended: "stored", "unchanged", or the code of what went wrong.',
            }),
            quotas: z
              .array(
                z
                  .object({
                    period: z.string().max(8).openapi({ description: "In minutes, hours or days.", example: "12h" }),
                    most: CountSchema.openapi({ description: "Requests that the source allows in it." }),
                    used: CountSchema.openapi({ description: "Requests of the current period." }),
                    resetsAt: TimeSchema.openapi({ description: "When the next period begins." }),
                  })
                  .openapi("SourceQuota"),
              )
              .max(20)
              .openapi({ description: "Spread evenly over each period; empty where there is none." }),
            restsUntil: orNull(TimeSchema, "Until when the source asked to be left alone."),
          })
          .openapi("NewsSource"),
      )
      .max(1000)
      .openapi({ description: "All that the configuration names." }),
    asOf: TimeSchema,
  })
  .openapi("NewsSources");
