import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getCoinRisk } from "../../services/get-coin-risk.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { msOf, writtenAnswer } from "./answer.ts";
import { CoinPath } from "./indicator-schemas.ts";
import { CoinRiskQuery, CoinRiskSchema } from "./risk-schemas.ts";

export const route = createRoute({
  operationId: "getCoinRisk",
  method: "get",
  path: "/api/v1/coins/{id}/risk",
  tags: ["Analytics"],
  summary: "A coin's figures of risk",
  description:
    "Public and rate-limited. From the closes of UTC days in dollars, by default of the last year. No return spans a missing day; with a benchmark, days on which either has none are left out. Every figure that is a return is a fraction and keeps its sign; fewer than 30 returns have no figure. The same functions and parameters as `POST /api/v1/calc/risk`.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { params: CoinPath, query: CoinRiskQuery, headers: ReadHeaders },
  responses: {
    200: json(CoinRiskSchema, "A result for each figure."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { from, to, benchmark, figures: asked } = c.req.valid("query");
  const { id } = c.req.valid("param");
  const input = { id, benchmark, from: msOf(from), to: msOf(to), ...asked };
  return writtenAnswer(c, await getCoinRisk(c.get("context"), input));
};
