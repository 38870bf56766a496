import { z } from "@hono/zod-openapi";
import { CountSchema, TimeSchema } from "../http/schemas.ts";
import { LabelSchema } from "../news/schemas.ts";

export const CoinSentimentSchema = z
  .object({
    coin: z.string().max(110).openapi({ description: "Its id.", example: "bitcoin" }),
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
    modelVersion: z.string().max(64).openapi({ description: "Of the scores that count.", example: "ensemble-1" }),
    workersAi: z.enum(["voting", "failing", "absent", "untried"]).openapi({
      description:
        "Whether DistilBERT on Workers AI voted on the newest of the articles. Absent is a normal state: VADER decides alone. " +
        "Its vote counts little, and only where it is sure, until its weight is fitted on recorded outputs.",
    }),
    asOf: TimeSchema,
  })
  .openapi("CoinSentiment");
