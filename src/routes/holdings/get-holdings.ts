import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { valuePortfolio } from "../../services/value-portfolio.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { ValuationSchema } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getHoldings",
  method: "get",
  path: "/api/v1/portfolios/{id}/holdings",
  tags: ["Holdings"],
  summary: "What is held, and what it is worth now",
  description:
    "Needs a signed-in person. A coin without a price has `null` for its value, is left out of the total and named in `unpriced`.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath },
  responses: {
    200: json(ValuationSchema, "The valuation."),
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
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  return jsonTextResponse(await valuePortfolio(c.get("context"), input));
};
