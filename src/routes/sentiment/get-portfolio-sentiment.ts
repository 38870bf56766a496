import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { labelOf } from "../../domain/sentiment/score.ts";
import { getPortfolioSentiment } from "../../services/get-portfolio-sentiment.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TimeSchema } from "../http/schemas.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { PortfolioSentimentSchema } from "./portfolio-schema.ts";
import { IntervalSchema } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getPortfolioSentiment",
  method: "get",
  path: "/api/v1/portfolios/{id}/sentiment",
  tags: ["Sentiment"],
  summary: "What the news says of what a portfolio holds",
  description:
    "Needs a signed-in person. The coins' scores, weighted by what is held of them now, with each coin's contribution; money and " +
    "coins that are meant to be worth money are left out. `points`: the same for hours that have ended, each by the holdings of that " +
    "hour and the score that was fixed then. Without `from` the last 168 intervals; at most 1,000.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: {
    params: PortfolioPath,
    query: z.object({ interval: IntervalSchema.default("1h"), from: TimeSchema.optional(), to: TimeSchema.optional() }),
  },
  responses: {
    200: json(PortfolioSentimentSchema, "The sentiment."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { interval, from, to } = c.req.valid("query");
  const { value, reason, coins, leftOut, models, points, ...sentiment } = await getPortfolioSentiment(
    c.get("context"),
    {
      viewer: c.get("viewer"),
      portfolioId: c.req.valid("param").id,
      interval,
      from: from === undefined ? null : Date.parse(from),
      to: to === undefined ? null : Date.parse(to),
    },
  );
  const shown = {
    score: reason === null ? { value } : { value, reason },
    ...sentiment,
    coins: coins.map((coin) => ({ ...coin, label: labelOf(coin.score) })),
    leftOut: [...leftOut],
    models: [...models],
    points: points.map((point) => ({ ...point, time: new Date(point.time).toISOString() })),
  };
  return c.json(shown, 200);
};
