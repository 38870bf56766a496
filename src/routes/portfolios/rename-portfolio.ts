import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { renamePortfolio } from "../../services/rename-portfolio.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOfVersion, versionsOf } from "../http/etag.ts";
import { IdempotencyHeaders, idempotencyKey, requestHash } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioChangeSchema, PortfolioPath, PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "renamePortfolio",
  method: "patch",
  path: "/api/v1/portfolios/{id}",
  tags: ["Portfolios"],
  summary: "Change a portfolio's name or description",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders.extend(UpdateHeaders.shape),
    body: jsonBody(PortfolioChangeSchema, "What changes."),
  },
  responses: {
    200: json(PortfolioSchema, "The portfolio as it is now."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "GONE",
      "PRECONDITION_FAILED",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const headers = c.req.valid("header");
  const body = c.req.valid("json");
  const versions = versionsOf(headers["if-match"]);
  const renamed = await renamePortfolio(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    request: {
      key: idempotencyKey(headers),
      requestHash: await requestHash(route.operationId, { ...body, versions }),
    },
    change: { ...body, versions },
  });
  c.header("etag", etagOfVersion(renamed.version));
  return c.json({ ...renamed, accounts: [...renamed.accounts] }, 200);
};
