import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { createPortfolio } from "../../services/create-portfolio.ts";
import { etagOfVersion } from "../http/etag.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { portfolioBody } from "./present.ts";
import { NewPortfolioSchema, PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "createPortfolio",
  method: "post",
  path: "/api/v1/portfolios",
  tags: ["Portfolios"],
  summary: "Create a portfolio",
  description: "Needs a signed-in person, who has at most 100. It comes with one account, Main.",
  middleware: [requireViewer] as const,
  request: { headers: IdempotencyHeaders, body: jsonBody(NewPortfolioSchema, "The portfolio.") },
  responses: {
    201: json(PortfolioSchema, "Created; a repeated key gets the first answer again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const portfolio = c.req.valid("json");
  const request = await writeRequest(c.req.valid("header"), route.operationId, portfolio);
  const created = await createPortfolio(c.get("context"), { viewer: c.get("viewer"), request, portfolio });
  c.header("location", `/api/v1/portfolios/${created.id}`);
  c.header("etag", etagOfVersion(created.version));
  return c.json(portfolioBody(created), 201);
};
