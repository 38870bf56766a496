import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getPortfolio } from "../../services/get-portfolio.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagOfVersion, hasIt } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { portfolioBody } from "./present.ts";
import { PortfolioPath, PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "getPortfolio",
  method: "get",
  path: "/api/v1/portfolios/{id}",
  tags: ["Portfolios"],
  summary: "One portfolio",
  description: "Needs a signed-in person.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: ReadHeaders },
  responses: {
    200: json(PortfolioSchema, "The portfolio."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const portfolio = await getPortfolio(c.get("context"), input);
  const etag = etagOfVersion(portfolio.version);
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  return c.json(portfolioBody(portfolio), 200);
};
