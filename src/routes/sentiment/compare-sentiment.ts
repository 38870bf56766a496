import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { compareSentiment } from "../../services/compare-sentiment.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetListSchema } from "../prices/schemas.ts";
import { toCoinSentiment } from "./present.ts";
import { SentimentComparisonSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "compareSentiment",
  method: "get",
  path: "/api/v1/sentiment/compare",
  tags: ["Sentiment"],
  summary: "Sentiment of several coins at the same moment",
  description: "Public and rate-limited.",
  security: PUBLIC,
  request: { query: z.object({ coins: AssetListSchema }) },
  responses: {
    200: json(SentimentComparisonSchema, "The coins' sentiment."),
    ...problems("VALIDATION_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { coins, missing, asOf } = await compareSentiment(c.get("context"), c.req.valid("query").coins);
  return c.json({ coins: coins.map(toCoinSentiment), missing, asOf: new Date(asOf).toISOString() }, 200);
};
