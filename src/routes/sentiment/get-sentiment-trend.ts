import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getSentimentTrend } from "../../services/get-sentiment-trend.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, TimeSchema } from "../http/schemas.ts";
import { IntervalSchema, SentimentTrendSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getSentimentTrend",
  method: "get",
  path: "/api/v1/sentiment/{coin}/trend",
  tags: ["Sentiment"],
  summary: "How a coin's sentiment went, hour by hour",
  description:
    "Public and rate-limited. An hour is fixed when it ends, by what was known then, and never changes. `market` in the place of a coin " +
    "gives the market's index. Without `from` the last 168 intervals; at most 1,000.",
  security: PUBLIC,
  request: {
    params: z.object({ coin: AssetIdSchema.openapi({ param: { name: "coin", in: "path" } }) }),
    query: z.object({ interval: IntervalSchema.default("1h"), from: TimeSchema.optional(), to: TimeSchema.optional() }),
  },
  responses: {
    200: json(SentimentTrendSchema, "The points."),
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { interval, from, to } = c.req.valid("query");
  const trend = await getSentimentTrend(c.get("context"), {
    coin: c.req.valid("param").coin,
    interval,
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? null : Date.parse(to),
  });
  return c.json(
    { ...trend, points: trend.points.map((point) => ({ ...point, time: new Date(point.time).toISOString() })) },
    200,
  );
};
