import { z } from "@hono/zod-openapi";
import { LONGEST_LINK } from "../../domain/news/link.ts";
import { MOST_NAMED } from "../../services/list-news.ts";
import { LONGEST_SUMMARY, LONGEST_TITLE } from "../../domain/news/item.ts";
import { pageOf } from "../http/pagination.ts";
import { CountSchema, orNull, TimeSchema } from "../http/schemas.ts";

export const LabelSchema = z.enum(["negative", "neutral", "positive"]).openapi({
  description:
    "Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down.",
});

export const VoteSchema = z
  .object({
    model: z.string().max(64).openapi({ description: "Who votes.", example: "vader" }),
    score: z.number().min(-1).max(1).nullable().openapi({ description: "Null when the model said nothing." }),
    reason: z
      .string()
      .max(64)
      .optional()
      .openapi({ description: "Why it said nothing: absent, quota, busy, timeout and so on.", example: "absent" }),
  })
  .openapi("Vote");

export const ScoredWordSchema = z
  .object({
    word: z.string().max(LONGEST_TITLE).openapi({ description: "As the title writes it." }),
    base: z.number().min(-100).max(100).openapi({ description: "Its rating in the lexicon, from -4 to 4." }),
    valence: z
      .number()
      .min(-100)
      .max(100)
      .openapi({ description: 'What the rules ("not", "very", capitals, "but") left of it.' }),
    group: z.string().max(64).optional().openapi({
      description: "Group of the market overlay that rates it; absent for VADER's own words.",
      example: "price_up",
    }),
  })
  .openapi("ScoredWord");

export const ArticleScoreSchema = z
  .object({
    value: z
      .number()
      .min(-1)
      .max(1)
      .openapi({ description: "How likely the title is positive, less how likely negative." }),
    label: LabelSchema,
    confidence: z.number().min(0).max(1).openapi({ description: "How likely the label is, by all that was heard." }),
    agreement: z.boolean().nullable().openapi({
      description: "Whether all models have the label's sign; null where fewer than two have a sign.",
    }),
    votes: z.array(VoteSchema).max(10).openapi({ description: "What each model says." }),
    words: z
      .array(ScoredWordSchema)
      .max(LONGEST_TITLE)
      .openapi({ description: "The words that made the score, in their order." }),
  })
  .openapi("ArticleScore");

export const ArticleSchema = z
  .object({
    id: z.string().max(64).openapi({ description: "Hash of the link." }),
    title: z.string().max(LONGEST_TITLE).openapi({ description: "Plain text, never markup." }),
    link: z.string().max(LONGEST_LINK).openapi({ description: "http or https, without tracking parameters." }),
    summary: z
      .string()
      .max(LONGEST_SUMMARY)
      .nullable()
      .openapi({ description: "At most 300 characters of plain text." }),
    source: z.string().max(110).openapi({
      description: "Id of the source, with the publisher where the source passes on what others publish.",
      example: "coindesk",
    }),
    publishedAt: TimeSchema.openapi({ description: "As the source says, but never later than it was fetched." }),
    coins: z
      .array(z.string().max(110))
      .max(LONGEST_TITLE + LONGEST_SUMMARY)
      .openapi({ description: "Ids of the coins it names, the most relevant first." }),
    repeats: CountSchema.openapi({
      description: "Other articles of nearly the same words within 48 hours. They count as mentions, not as opinions.",
    }),
    repeatedBy: z
      .array(z.string().max(110))
      .max(MOST_NAMED)
      .openapi({ description: "The sources of these.", example: ["cointelegraph"] }),
    score: orNull(ArticleScoreSchema, "Null until it is scored, some seconds after it came."),
  })
  .openapi("Article");

export const ArticlePageSchema = pageOf(ArticleSchema, "ArticlePage");

/** In queries. */
export const SourceSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,64}(\/[a-z0-9-]{1,64})?$/, "a source's id such as coindesk or newsapi/the-verge")
  .openapi({
    description:
      "What this source told, first or not; of NewsAPI and CoinDesk Data also of one publisher, newsapi/the-verge.",
    example: "coindesk",
  });
