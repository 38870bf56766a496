import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { jsonText } from "../../platform/json-text.ts";
import { getPortfolioCorrelation } from "../../services/get-portfolio-correlation.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { msOf } from "./answer.ts";
import { PortfolioCorrelationQuery, PortfolioCorrelationSchema } from "./portfolio-schemas.ts";

export const route = createRoute({
  operationId: "getPortfolioCorrelation",
  method: "get",
  path: "/api/v1/portfolios/{id}/correlation",
  tags: ["Analytics"],
  summary: "How a portfolio moves with its coins",
  description:
    "Needs a signed-in person. Correlations of the portfolio's daily time-weighted returns with the daily returns of bitcoin and of the coins that it holds today, in its currency: of each two, rolling, and on the days on which bitcoin fell.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: { params: PortfolioPath, query: PortfolioCorrelationQuery },
  responses: {
    200: json(PortfolioCorrelationSchema, "The correlations."),
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
  const { window, from, to } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const input = { ...of, window, from: msOf(from), to: msOf(to) };
  return jsonTextResponse(c, jsonText(await getPortfolioCorrelation(c.get("context"), input)));
};
