import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getSentiment } from "../../services/get-sentiment.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema } from "../http/schemas.ts";
import { toCoinSentiment } from "./present.ts";
import { CoinSentimentSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getSentiment",
  method: "get",
  path: "/api/v1/sentiment/{coin}",
  tags: ["Sentiment"],
  summary: "What the news of the last three days says about a coin",
  description: "Public and rate-limited.",
  security: PUBLIC,
  request: { params: z.object({ coin: AssetIdSchema.openapi({ param: { name: "coin", in: "path" } }) }) },
  responses: {
    200: json(CoinSentimentSchema, "The coin's sentiment, with what it rests on."),
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) =>
  c.json(toCoinSentiment(await getSentiment(c.get("context"), c.req.valid("param").coin)), 200);
