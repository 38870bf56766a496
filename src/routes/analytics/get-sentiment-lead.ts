import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { LEADS, LEAST_EFFECTIVE } from "../../domain/sentiment/lead.ts";
import { getSentimentLead } from "../../services/get-sentiment-lead.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { PUBLIC } from "../http/openapi.ts";
import { integerQuery } from "../http/pagination.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, CountSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { writtenAnswer } from "./answer.ts";
import { CoinPath } from "./indicator-schemas.ts";

const USUAL_DAYS = 90;
const R = z.number().min(-1).max(1);
const finding = z.enum(["evidence", "no evidence"]);

const LeadSchema = z
  .object({
    lag: CountSchema.openapi({ description: `Hours of the later return: ${LEADS.join(", ")}.` }),
    correlation: orNull(
      R,
      "Pearson's r of the score and the log return of the hours after it; null where one does not vary.",
    ),
    observations: CountSchema.openapi({ description: "Hours that have a score, and a close at both ends." }),
    effective: z.number().min(0).max(1e9).openapi({
      description:
        "How many independent observations they are worth: n ÷ (1 + 2·Σ (1 − k/n)·ρx(k)·ρy(k)) (Bartlett), for returns overlap and scores change slowly.",
    }),
    interval: orNull(
      z.object({
        from: R.openapi({ description: "Its lower end." }),
        to: R.openapi({ description: "Its upper end." }),
      }),
      "Of the correlation, by the effective number; corrected over all lags (Holm), so that they hold together in 95 of 100 cases.",
    ),
    finding: finding.openapi({
      description: `\`evidence\` only if the interval leaves out 0 with at least ${LEAST_EFFECTIVE} effective observations.`,
    }),
  })
  .openapi("Lead");

export const SentimentLeadSchema = z
  .object({
    coin: AssetIdSchema,
    modelVersion: z.string().max(100).openapi({ description: "Of the scores." }),
    from: TimeSchema.openapi({ description: "The first hour that was looked at." }),
    to: TimeSchema.openapi({ description: "The end of the last." }),
    hours: z
      .object({
        withScore: CountSchema.openapi({ description: "Fixed hours with news enough for a score." }),
        withClose: CountSchema.openapi({ description: "Hours with a candle." }),
      })
      .openapi({ description: "Of the hours looked at." }),
    leads: z.array(LeadSchema).max(LEADS.length).openapi({ description: "By lag." }),
    finding: finding.openapi({ description: "`evidence` if any lag has it. It speaks of the past, not of tomorrow." }),
    simulated: z.boolean().openapi({ description: "Prices of the bundled simulator, not of a market." }),
  })
  .openapi("SentimentLead");

export const route = createRoute({
  operationId: "getSentimentLead",
  method: "get",
  path: "/api/v1/coins/{id}/sentiment-lead",
  tags: ["Sentiment"],
  summary: "Whether sentiment came before returns",
  description:
    "Public and rate-limited. Correlation of the hourly sentiment, fixed when each hour ended, with the returns after it, by lag. Counted so that the signal can be disproved: of unrelated series at most one in twenty shows evidence anywhere.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: {
    params: CoinPath,
    query: z.object({
      days: integerQuery(7, 365)
        .default(USUAL_DAYS)
        .openapi({ description: "Days to look back.", default: USUAL_DAYS }),
    }),
    headers: ReadHeaders,
  },
  responses: {
    200: json(SentimentLeadSchema, "The correlations by lag."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { days } = c.req.valid("query");
  return writtenAnswer(c, await getSentimentLead(c.get("context"), { id: c.req.valid("param").id, days }));
};
