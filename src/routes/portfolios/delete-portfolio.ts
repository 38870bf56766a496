import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { deletePortfolio } from "../../services/delete-portfolio.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "./schemas.ts";

export const route = createRoute({
  operationId: "deletePortfolio",
  method: "delete",
  path: "/api/v1/portfolios/{id}",
  tags: ["Portfolios"],
  summary: "Delete a portfolio with all its transactions",
  description: "Needs a signed-in person. It cannot be taken back; viewers of the live valuation are disconnected.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath },
  responses: {
    204: { description: "Nobody sees it any more." },
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  await deletePortfolio(c.get("context"), { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id });
  return c.body(null, 204);
};
