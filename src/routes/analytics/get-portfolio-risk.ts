import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { jsonText } from "../../platform/json-text.ts";
import { getPortfolioRisk } from "../../services/get-portfolio-risk.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { msOf } from "./answer.ts";
import { PortfolioRiskQuery, PortfolioRiskSchema } from "./portfolio-schemas.ts";

export const route = createRoute({
  operationId: "getPortfolioRisk",
  method: "get",
  path: "/api/v1/portfolios/{id}/risk",
  tags: ["Analytics"],
  summary: "A portfolio's figures of risk",
  description:
    "Needs a signed-in person. From the portfolio's daily time-weighted returns, so that a deposit is no return; by default of the last year, at most from its first transaction on. Days on which nothing was there, or a price was missing, are left out; with a benchmark, those on which it has none. With a table of past crashes.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: { params: PortfolioPath, query: PortfolioRiskQuery },
  responses: {
    200: json(PortfolioRiskSchema, "A result for each figure."),
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
  const { from, to, benchmark, figures: asked } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const input = { ...of, benchmark, from: msOf(from), to: msOf(to), ...asked };
  return jsonTextResponse(c, jsonText(await getPortfolioRisk(c.get("context"), input)));
};
