import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listPortfolios } from "../../services/list-portfolios.ts";
import { pageOf } from "../http/pagination.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { portfolioBody } from "./present.ts";
import { PortfolioSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "listPortfolios",
  method: "get",
  path: "/api/v1/portfolios",
  tags: ["Portfolios"],
  summary: "One's portfolios, newest first unless sorted otherwise",
  description: "Needs a signed-in person. A page may have fewer entries than its limit.",
  middleware: [requireViewer] as const,
  request: { query: timedPageQuery("createdAt", 500, 100) },
  responses: {
    200: json(pageOf(PortfolioSchema, "PortfolioPage"), "One page."),
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { portfolios, next } = await listPortfolios(c.get("context"), { viewer: c.get("viewer"), ...timedPage(query) });
  const page = {
    items: portfolios.map(portfolioBody),
    nextCursor: timedCursor(query.sort, next),
  };
  return c.json(page, 200);
};
