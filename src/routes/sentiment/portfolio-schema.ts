import { z } from "@hono/zod-openapi";
import { MOST_POINTS } from "../../services/get-sentiment-trend.ts";
import {
  AssetIdSchema,
  CountSchema,
  orNull,
  SignedAmountSchema,
  TimeSchema,
  ValueSchema,
  VersionSchema,
} from "../http/schemas.ts";
import { LabelSchema } from "../news/schemas.ts";
import { IntervalSchema } from "./schemas.ts";

/** More kinds of coin than there are in the catalogue. */
const MOST_HELD = 10_000;

const ScoreSchema = z.number().min(-1).max(1);
const CoverageSchema = z.number().min(0).max(1).nullable().openapi({
  description:
    "Share by value of what has a score among all that is neither money nor meant to be worth money; null when nothing of that is held.",
});

export const PortfolioSentimentSchema = z
  .object({
    score: z
      .object({
        value: ScoreSchema.nullable().openapi({ description: "From -1 to 1; null when no coin held has a score." }),
        reason: z
          .enum(["nothing_held", "not_enough_news"])
          .optional()
          .openapi({ description: "Why there is no value." }),
      })
      .openapi({ description: "Mean of the scores of the coins held, weighted by value among those that have one." }),
    label: LabelSchema.nullable(),
    coverage: CoverageSchema,
    market: ScoreSchema.nullable().openapi({ description: "The market's index, to compare with." }),
    coins: z
      .array(
        z
          .object({
            asset: AssetIdSchema,
            value: ValueSchema.openapi({ description: "What is held of it is worth this in the base currency." }),
            weight: z
              .string()
              .regex(/^(0|1|0\.[0-9]{1,4})$/)
              .openapi({
                description: "Its share of what has a score; all of them add up to exactly 1.",
                example: "0.3334",
              }),
            score: ScoreSchema.openapi({ description: "As its own sentiment says." }),
            label: LabelSchema,
            contribution: ScoreSchema.openapi({ description: "Weight times score; all of them add up to the value." }),
          })
          .openapi("SentimentContribution"),
      )
      .max(MOST_HELD)
      .openapi({ description: "The largest first." }),
    leftOut: z
      .array(
        z
          .object({
            asset: AssetIdSchema,
            value: orNull(SignedAmountSchema, "Null without a price."),
            reason: z.enum(["cash", "pegged", "no_price", "no_score"]).openapi({
              description:
                "Money; a coin that is meant to be worth money, or that the portfolio counts as money; nothing has a price for it; " +
                "there is not enough news of it.",
            }),
          })
          .openapi("LeftOutOfSentiment"),
      )
      .max(MOST_HELD)
      .openapi({ description: "Held, and not weighed." }),
    base: AssetIdSchema.openapi({ description: "Currency of all values." }),
    version: VersionSchema.openapi({ description: "Version of the ledger that was valued." }),
    stale: z.boolean().openapi({ description: "A price in it is stale." }),
    simulated: z.boolean().openapi({ description: "Whether the prices are simulated." }),
    models: z
      .array(z.string().max(64))
      .max(10)
      .openapi({ description: "Models whose votes are among the articles of these coins.", example: ["vader"] }),
    modelVersion: z.string().max(64).openapi({ description: "Of the scores that count.", example: "ensemble-1" }),
    asOf: TimeSchema.openapi({ description: "The moment of the valuation." }),
    interval: IntervalSchema,
    points: z
      .array(
        z
          .object({
            time: TimeSchema.openapi({ description: "Start of the interval; the figures are of its end." }),
            value: ScoreSchema.nullable().openapi({ description: "By what was held and what was known then." }),
            label: LabelSchema.nullable(),
            coverage: CoverageSchema,
            coins: CountSchema.openapi({ description: "Coins held that had a score." }),
          })
          .openapi("PortfolioSentimentPoint"),
      )
      .max(MOST_POINTS + 1)
      .openapi({ description: "The oldest first; an interval whose last hour is not fixed has none." }),
  })
  .openapi("PortfolioSentiment");
