import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCorrelation } from "../../services/get-correlation.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { msOf, writtenAnswer } from "./answer.ts";
import { CorrelationQuery, CorrelationSchema } from "./correlation-schemas.ts";

export const route = createRoute({
  operationId: "getCorrelation",
  method: "get",
  path: "/api/v1/analytics/correlation",
  tags: ["Analytics"],
  summary: "How coins move together",
  description:
    "Public and rate-limited. Correlations of the daily returns in dollars, never of prices, by default of the last year: of each two coins, rolling, and on the days on which bitcoin fell.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { query: CorrelationQuery, headers: ReadHeaders },
  responses: { 200: json(CorrelationSchema, "The correlations."), ...notModified, ...problems("VALIDATION_ERROR") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { from, to, ...asked } = c.req.valid("query");
  return writtenAnswer(c, await getCorrelation(c.get("context"), { ...asked, from: msOf(from), to: msOf(to) }));
};
