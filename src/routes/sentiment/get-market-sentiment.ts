import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getMarketSentiment } from "../../services/get-market-sentiment.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { MarketSentimentSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getMarketSentiment",
  method: "get",
  path: "/api/v1/sentiment/market",
  tags: ["Sentiment"],
  summary: "What the news of the last three days says about the market",
  description: "Public and rate-limited. The same figure as of a coin, over all articles and drawn towards nothing.",
  security: PUBLIC,
  responses: {
    200: json(MarketSentimentSchema, "The market's index."),
    ...problems(),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { asOf, ...market } = await getMarketSentiment(c.get("context"));
  return c.json({ ...market, asOf: new Date(asOf).toISOString() }, 200);
};
